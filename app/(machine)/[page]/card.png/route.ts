import { cardOf } from '#lib/machine/pictures.ts';
import { respond } from '#lib/machine/respond.ts';
import { decodedSlug } from '#lib/machine/slug-param.ts';

type PageParams = { params: Promise<{ page: string }> };

export const GET = (request: Request, { params }: PageParams): Promise<Response> =>
  respond(request, async () => cardOf.page(decodedSlug((await params).page)));
