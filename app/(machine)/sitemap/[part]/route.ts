import { siteSitemapPart } from '#lib/machine/documents.ts';
import { respond } from '#lib/machine/respond.ts';

type Params = { params: Promise<{ part: string }> };

/** `/sitemap/<name>.xml` */
export const GET = (request: Request, { params }: Params): Promise<Response> =>
  respond(request, async () => {
    const { part } = await params;
    return part.endsWith('.xml') ? siteSitemapPart(part.slice(0, -'.xml'.length)) : null;
  });
