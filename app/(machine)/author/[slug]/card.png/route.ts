import { cardOf } from '#lib/machine/pictures.ts';
import { respond } from '#lib/machine/respond.ts';
import { decodedSlug, type SlugParams } from '#lib/machine/slug-param.ts';

export const GET = (request: Request, { params }: SlugParams): Promise<Response> =>
  respond(request, async () => cardOf.author(decodedSlug((await params).slug)));
