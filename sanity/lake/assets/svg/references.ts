import { refuseSvg } from './refusal.ts';

/**
 * What a drawing comes to once everything is drawn as often as it is referred to: ten elements that
 * each use the next ten times are ten billion.
 */

const MOST_DRAWN = 200_000;
/** How many parts may each refer to the next: no drawing needs as many. */
const MOST_DEEP = 500;

type Part = { elements: number; targets: string[] };

/** Counts what is drawn, as elements open and close. */
export type References = {
  open(id: string | null, targets: readonly string[], isEmpty: boolean): void;
  close(): void;
  end(): void;
};

export function countReferences(): References {
  const whole: Part = { elements: 0, targets: [] };
  const named = new Map<string, Part>();
  /** The named parts each open element stands in; itself, if it has a name. */
  const around: Part[][] = [[whole]];
  const totals = new Map<Part, number>();
  const underway = new Set<Part>();

  const total = (part: Part): number => {
    const known = totals.get(part);
    if (known !== undefined) return known;
    if (underway.has(part)) throw refuseSvg('has a part that refers to itself');
    if (underway.size >= MOST_DEEP) throw refuseSvg(`refers more than ${MOST_DEEP} parts deep`);
    underway.add(part);
    let sum = part.elements;
    for (const target of part.targets) {
      const other = named.get(target);
      if (other !== undefined) sum += total(other);
      if (sum > MOST_DRAWN) {
        throw refuseSvg(`draws more than ${MOST_DRAWN} elements by referring to them`);
      }
    }
    underway.delete(part);
    totals.set(part, sum);
    return sum;
  };

  return {
    open(id, targets, isEmpty) {
      const outside = around.at(-1) ?? [whole];
      const own: Part[] = [];
      if (id !== null && !named.has(id)) {
        const part: Part = { elements: 0, targets: [] };
        named.set(id, part);
        own.push(part);
      }
      const inside = own.length === 0 ? outside : [...outside, ...own];
      for (const part of inside) {
        part.elements += 1;
        for (const target of targets) part.targets.push(target);
      }
      if (!isEmpty) around.push(inside);
    },
    close: () => void around.pop(),
    end: () => void total(whole),
  };
}
