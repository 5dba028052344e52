import { z } from 'zod';

/** A field of a document that was pressed in the page. */
export type Press = { id: string; path: string };

/** As the overlays tell the Studio of it, in either of the two writings they have. */
const message = z.object({
  domain: z.enum(['sanity/comlink', 'sanity/channels']),
  type: z.enum(['visual-editing/focus', 'overlay/focus']),
  data: z.object({ id: z.string(), path: z.string() }),
});

/** The press a message between page and Studio tells of; null for any other. */
export const pressIn = (data: unknown): Press | null => message.safeParse(data).data?.data ?? null;
