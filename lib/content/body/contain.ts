import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';
import { typeOf } from '../contract/by-type.ts';
import { type Fault, faultsAt, type Held, hold, type Settled } from '../contract/held.ts';
import { locate } from '../contract/locate.ts';
import { read } from '../contract/read.ts';
import type { FaultyBlockView } from './view.ts';

/**
 * The blocks of a body, each read alone. One that cannot be read leaves a `FaultyBlockView` in its
 * place, which `withoutFaultyBlocks` takes out for readers.
 */
export const eachBlock = <C extends z.ZodType>(contract: C) =>
  z.transform(
    (
      raw: readonly z.input<C>[] | null | undefined,
    ): Held<(Settled<z.output<C>> | FaultyBlockView)[]> => {
      const blocks: (Settled<z.output<C>> | FaultyBlockView)[] = [];
      const faults: Fault[] = [];
      const keys = new Set<unknown>();
      if (raw === null || raw === undefined) return hold(blocks);
      if (!Array.isArray(raw)) return hold(blocks, [{ path: [], reason: 'is not a list' }]);
      raw.forEach((item: unknown, index) => {
        const block = withKey(item, index, keys);
        const reading = read(contract, block);
        blocks.push(reading.ok ? reading.value : faultyBlock(block, index, reading.faults));
        for (const fault of faultsAt(index, reading.faults)) faults.push(fault);
      });
      return hold(blocks, faults);
    },
  );

/** What readers get of a body. */
export const withoutFaultyBlocks = <Block extends { _type: string }>(
  body: readonly (Block | FaultyBlockView)[],
): Block[] => body.filter((block): block is Block => block._type !== 'faultyBlock');

/**
 * Imported content may lack the keys the Studio gives, or have one twice, or with a space, which no id of a
 * page can have; pages need one for each block.
 */
function withKey(item: unknown, index: number, taken: Set<unknown>): unknown {
  if (!isObject(item)) return item;
  const key = '_key' in item ? item._key : null;
  const isUsable = key && !taken.has(key) && !(typeof key === 'string' && /\s/.test(key));
  taken.add(key);
  return isUsable ? item : { ...item, _key: `at-${index}` };
}

function faultyBlock(raw: unknown, index: number, faults: readonly Fault[]): FaultyBlockView {
  const reasons = faults.map((fault) => {
    const { field, reason } = locate(raw, fault);
    return field === '' ? reason : `${field} ${reason}`;
  });
  return {
    _type: 'faultyBlock',
    _key: keyOf(raw) ?? `at-${index}`,
    blockType: typeOf(raw) || 'unknown',
    reason: reasons.join('; '),
  };
}

const keyOf = (raw: unknown): string | null =>
  isObject(raw) && '_key' in raw && typeof raw._key === 'string' ? raw._key : null;
