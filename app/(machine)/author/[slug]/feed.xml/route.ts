import { authorRss } from '#lib/feeds/documents.ts';
import { respond } from '#lib/feeds/respond.ts';
import { decodedSlug, type SlugParams } from '#lib/feeds/slug-param.ts';

export const GET = (request: Request, { params }: SlugParams): Promise<Response> =>
  respond(request, async () => authorRss(decodedSlug((await params).slug)));
