import { loadRedirect } from '#lib/content/redirect/load.ts';
import { sectionFeeds } from '#lib/machine/documents.ts';
import { respond } from '#lib/machine/respond.ts';
import { decodedSlug, type SlugParams } from '#lib/machine/slug-param.ts';

export const GET = (request: Request, { params }: SlugParams): Promise<Response> =>
  respond(request, async () => sectionFeeds.json(decodedSlug((await params).slug)), loadRedirect);
