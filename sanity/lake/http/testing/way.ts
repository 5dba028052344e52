import type { Write } from './trial-lake.ts';
import type { Target } from './write-targets.ts';

/**
 * Every way to write a document, aimed at an id. `reaches` is what an administrator gets done that
 * way, over all targets: so a way that has stopped working fails, as one that works too well does.
 */
export type Way = {
  name: string;
  /** Whether the way says what type the document gets: then it is tried with each. */
  givesType: boolean;
  write: (target: Target, type: string) => Write;
  reaches: readonly string[];
};

/** What people write, wherever it stands. */
export const content = ['published', 'private', 'draft', 'version'];
/** What was planted before that was refused. */
export const junk = ['false asset', 'false system'];
/** `<what> <deed>` for all of them. */
export const each = (whats: readonly string[], ...deeds: string[]) =>
  whats.flatMap((what) => deeds.map((deed) => `${what} ${deed}`));

/** A harmless patch. */
export const words = { set: { title: 'Other words' } };
/** What words may be changed in, and what may be taken away. */
export const editable = each([...content, 'asset', 'false asset'], 'update');
export const cleared = each([...content, 'asset', ...junk], 'delete');

/** A way that leaves a document its type. */
export const way = (name: string, write: Way['write'], reaches: readonly string[]): Way => ({
  name,
  givesType: false,
  write,
  reaches,
});

/** A way that says which type a document gets. */
export const wayWithType = (
  name: string,
  write: Way['write'],
  reaches: readonly string[],
): Way => ({
  name,
  givesType: true,
  write,
  reaches,
});

/** One action, by its name without `sanity.action.`. */
export const action = (name: string, fields: object): Write => ({
  path: '/data/actions/production',
  body: { actions: [{ actionType: `sanity.action.${name}`, ...fields }] },
});
