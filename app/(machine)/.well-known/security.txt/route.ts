import { siteSecurityText } from '#lib/feeds/documents.ts';
import { respond } from '#lib/feeds/respond.ts';

export const GET = (request: Request): Promise<Response> => respond(request, siteSecurityText);
