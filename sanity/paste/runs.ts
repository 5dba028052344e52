import type { Decorator, Run } from './pasted.ts';

/** Gathers the words of one block as a browser would set them, whatever white space they came with. */
export type Line = {
  add(text: string, marks: ReadonlySet<Decorator>, href: string | null, lines?: boolean): void;
  /** Ends the line; the block goes on. */
  lineEnd(): void;
  /** What was gathered; the next words begin anew. */
  take(): Run[];
};

export function newLine(): Line {
  let runs: Run[] = [];
  return {
    add(text, marks, href, lines = false) {
      const plain = lines ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n]/g, ' ');
      runs.push({ text: plain, marks: [...marks].toSorted(), href });
    },
    lineEnd() {
      runs.push({ text: '\n', marks: [], href: null });
    },
    take() {
      const taken = settled(runs);
      runs = [];
      return taken;
    },
  };
}

/** A space that keeps two words together on purpose: between figures and units, at French signs. */
const keptTogether = /(?<=\d)\u00A0(?=[\p{L}\d%€$£°])|(?<=[«‹])\u00A0|\u00A0(?=[»›:;!?])/gu;

/** Stands for such a space while the others become plain ones. */
const together = '\uE000';

/** Runs with one space where there were several, none at the ends, and no mark on a space at its end. */
function settled(runs: readonly Run[]): Run[] {
  const text = runs.map((run) => run.text).join('');
  const marked = [...runs.entries()].flatMap(([place, run]) =>
    Array.from({ length: run.text.length }, () => place),
  );
  const kept: { character: string; run: Run }[] = [];
  const units = text.replaceAll(together, ' ').replace(keptTogether, together);
  for (let at = 0; at < units.length; at += 1) {
    const run = runs[marked[at] ?? 0];
    const character = units.charAt(at);
    if (run) kept.push({ character, run });
  }
  return merged(withoutExtraSpace(kept));
}

type Unit = { character: string; run: Run };

/** A narrow no-break space is none: programs never write it to fill a line, as they do the wide one. */
const isSpace = (character: string | undefined): boolean =>
  character !== undefined && /[^\S\n\uFEFF\u202F]/u.test(character);

function withoutExtraSpace(units: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  for (const { character, run } of units) {
    if (character === '\uFEFF' || character === '\u200B') continue;
    const before = kept.at(-1)?.character;
    if (isSpace(character)) {
      if (before === undefined || before === '\n' || isSpace(before)) continue;
      kept.push({ character: ' ', run });
      continue;
    }
    if (character === '\n') {
      while (isSpace(kept.at(-1)?.character)) kept.pop();
      if (kept.length === 0) continue;
    }
    kept.push({ character: character === together ? '\u00A0' : character, run });
  }
  while (kept.length > 0 && /[\s]/u.test(kept.at(-1)?.character ?? '')) kept.pop();
  return kept;
}

const sameMarks = (one: Run, other: Run): boolean =>
  one.href === other.href && one.marks.join() === other.marks.join();

function merged(units: readonly Unit[]): Run[] {
  const joined: Run[] = [];
  for (const { character, run } of units) {
    const last = joined.at(-1);
    if (last && sameMarks(last, run)) last.text += character;
    else joined.push({ ...run, text: character });
  }
  return joined.flatMap(withPlainEdges).reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    if (last && sameMarks(last, run)) last.text += run.text;
    else all.push({ ...run });
    return all;
  }, []);
}

/** A mark reaches from its first letter to its last. */
function withPlainEdges(run: Run): Run[] {
  if (run.marks.length === 0 && run.href === null) return [run];
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  const plain = { marks: [], href: null };
  return [
    { ...plain, text: before },
    { ...run, text: middle },
    { ...plain, text: after },
  ].filter(({ text }) => text !== '');
}
