import { type Named, severalNames } from './names.ts';
import { isSameName } from './nearness.ts';

/** One that there is, or one to be made. */
export type Single = { kind: 'found'; named: Named } | { kind: 'new'; name: string };
/** What may be chosen of what was typed. */
export type Choice = Single | { kind: 'several'; all: readonly Single[] };

const choicesOf = (names: readonly Named[], typed: string, mayMake: boolean): Single[] => [
  ...names.slice(0, 8).map((named): Single => ({ kind: 'found', named })),
  ...(!mayMake || names.some(({ name }) => isSameName(name, typed))
    ? []
    : [{ kind: 'new', name: typed.trim() } satisfies Choice]),
];

/** What Enter would do with what was typed; a row of names is one unless a document has just that name. */
export async function askFor(
  find: (name: string) => Promise<Named[]>,
  typed: string,
  { mayMake, isRow }: { mayMake: boolean; isRow: boolean },
): Promise<Choice[]> {
  const found = await find(typed);
  const names = isRow ? severalNames(typed) : [];
  const isOne = names.length < 2 || found.some(({ name }) => isSameName(name, typed));
  if (isOne) return choicesOf(found, typed, mayMake);
  const best = await Promise.all(
    names.map(async (name) => choicesOf(await find(name), name, mayMake).slice(0, 1)),
  );
  return [{ kind: 'several', all: best.flat() }];
}

/** A choice in words. */
export function titleOf(choice: Choice): string {
  if (choice.kind === 'found') return choice.named.name;
  return choice.kind === 'new'
    ? `Create “${choice.name}”`
    : `Add all: ${choice.all.map(titleOf).join(', ')}`;
}
