import { siteLlmsText } from '#lib/machine/documents.ts';
import { respond } from '#lib/machine/respond.ts';

export const GET = (request: Request): Promise<Response> => respond(request, siteLlmsText);
