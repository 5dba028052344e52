import { z } from 'zod';

/** A field of a document that was pressed in the page. */
export type Press = { id: string; path: string };

/** As the overlays tell the Studio of it. */
const message = z.object({
  domain: z.literal('sanity/channels'),
  type: z.literal('visual-editing/focus'),
  data: z.object({ id: z.string(), path: z.string() }),
});

/** The press a message between page and Studio tells of; null for any other. */
export const pressIn = (data: unknown): Press | null => message.safeParse(data).data?.data ?? null;
