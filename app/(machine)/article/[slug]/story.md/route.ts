import { loadRedirect } from '#lib/content/redirect/load.ts';
import { articleMarkdown } from '#lib/machine/documents.ts';
import { respond } from '#lib/machine/respond.ts';
import { decodedSlug, type SlugParams } from '#lib/machine/slug-param.ts';
import { articlePath, markdownPath } from '#lib/routes.ts';

/** Asked for as `/article/<slug>.md`; the site's configuration leads here. */
export async function GET(request: Request, { params }: SlugParams): Promise<Response> {
  const slug = decodedSlug((await params).slug);
  const moved = () => loadRedirect(markdownPath(articlePath(slug)));
  return respond(request, () => articleMarkdown(slug), moved);
}
