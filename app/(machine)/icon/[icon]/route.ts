import { siteIcon } from '#lib/machine/pictures.ts';
import { respond } from '#lib/machine/respond.ts';

type IconParams = { params: Promise<{ icon: string }> };

export const GET = (request: Request, { params }: IconParams): Promise<Response> =>
  respond(request, async () => siteIcon((await params).icon));
