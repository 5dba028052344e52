import { newsroomCard } from '#lib/machine/pictures.ts';
import { respond } from '#lib/machine/respond.ts';

export const GET = (request: Request): Promise<Response> => respond(request, newsroomCard);
