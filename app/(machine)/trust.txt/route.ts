import { siteTrustText } from '#lib/machine/documents.ts';
import { respond } from '#lib/machine/respond.ts';

export const GET = (request: Request): Promise<Response> => respond(request, siteTrustText);
