import type { z } from 'zod';
import type { Held } from '../../contract/held.ts';
import type { Block } from './view.ts';

/** Stored blocks that show what a block can be, each by the state it shows. */
export type Examples<Stored extends { _type: string }> = Readonly<Record<string, Stored>>;

/** A body block as the content knows it. What the lake is asked for stands beside it, for TypeGen to read. */
export type ContentBlock<View extends Block<string, unknown>> = {
  contract: z.ZodType<Held<View>>;
  /** The words it adds to the story, for machines that read it; empty where it adds none. */
  plainText(view: View): string;
  /** Loaded by the demonstration, tests and the workshop; never by a page. */
  examples(): Promise<{ examples: Examples<{ _type: View['_type'] }> }>;
};
