/**
 * What the site counts of itself while it runs, as plain numbers: whoever tells them to the outside (`/metrics`)
 * reads them when it is asked. One for the process, since Next bundles what asks the lake apart from the front
 * door.
 */
export type Figures = {
  /** Streams that are open, to readers' pages and to previews. */
  streams: { reader: number; preview: number };
  /** Questions to the lake, by how they ended, and the seconds they took in all. */
  questions: Record<QuestionEnd, number>;
  questionSeconds: number;
  /** Orders to caches in front, by how they ended. */
  purges: { done: number; failed: number };
};

/** `answered`; `refused`: not understood; `busy` and `away`: none of the lake's answers came; `dropped`: nobody waited any more. */
export type QuestionEnd = 'answered' | 'refused' | 'busy' | 'away' | 'dropped';

declare global {
  var datelineFigures: Figures | undefined;
}

export function siteFigures(): Figures {
  globalThis.datelineFigures ??= {
    streams: { reader: 0, preview: 0 },
    questions: { answered: 0, refused: 0, busy: 0, away: 0, dropped: 0 },
    questionSeconds: 0,
    purges: { done: 0, failed: 0 },
  };
  return globalThis.datelineFigures;
}
