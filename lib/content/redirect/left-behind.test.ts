import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Passage,
  passageBetween,
  redirectsLeftBy,
  type StoredRedirect,
} from './left-behind.ts';

/** Redirects after documents have moved, as a lake that does what it is told would hold them. */
function hold(passages: readonly Passage[], known: readonly StoredRedirect[] = []) {
  return passages.reduce<StoredRedirect[]>(
    (held, passage) => {
      const { write, remove } = redirectsLeftBy([passage], held);
      const gone = new Set([...remove, ...write.map(({ _id }) => _id)]);
      return [...held.filter(({ _id }) => !gone.has(_id)), ...write];
    },
    [...known],
  );
}

const pairs = (redirects: readonly StoredRedirect[]) =>
  redirects.map(({ from, to }) => `${from} → ${to}`).sort();

const move = (left: string | null, taken: string | null, documentId = 'd'): Passage => ({
  documentId,
  left,
  taken,
});

describe('what a document leaves behind', () => {
  test('a chain leads to its end from each of its addresses', () => {
    expect(pairs(hold([move('/a', '/b'), move('/b', '/c')]))).toEqual(['/a → /c', '/b → /c']);
  });
  test('a document that goes back leaves no circle', () => {
    expect(pairs(hold([move('/a', '/b'), move('/b', '/a')]))).toEqual(['/b → /a']);
  });
  test('withdrawn, moved and published again: the oldest address still leads to it', () => {
    const passages = [move('/a', '/b'), move('/b', null), move(null, '/c')];
    expect(pairs(hold(passages))).toEqual(['/a → /c', '/b → /c']);
  });
  test('while it is withdrawn its addresses lead nowhere, not to what stands in its place', () => {
    const passages = [move('/a', '/b'), move('/b', null), move(null, '/b', 'other')];
    expect(pairs(hold(passages))).toEqual(['/a → /a']);
  });
  test('a redirect written by hand follows, in whatever writing, and keeps its own way', () => {
    const byHand = { _id: 'h', from: '/wave', to: '/article/🌊/' };
    const held = hold([move('/article/%F0%9F%8C%8A', '/article/b')], [byHand]);
    expect(held).toContainEqual({ ...byHand, to: '/article/b' });
  });
  test('what an editor made of an address before withdrawing its story stays', () => {
    const byHand = { _id: 'h', from: '/a', to: '/better' };
    expect(hold([move('/a', null)], [byHand])).toEqual([byHand]);
  });
  test('a redirect that an editor gave another address keeps it, and the old address has its own', () => {
    const [made] = hold([move('/a', '/b')]);
    const moved = { _id: made?._id ?? '', from: '/wave', to: '/sea', documentId: null };
    const held = hold([move('/a', '/b'), move('/b', '/c')], [moved]);
    expect(held).toContainEqual(moved);
    expect(pairs(held)).toEqual(['/a → /c', '/b → /c', '/wave → /sea']);
    expect(new Set(held.map(({ _id }) => _id)).size).toBe(held.length);
  });
  test('two that change places leave nothing behind', () => {
    const passages = [move('/a', '/b', 'd1'), move('/b', '/a', 'd2')];
    expect(redirectsLeftBy(passages, [], ['/a', '/b'])).toEqual({ write: [], remove: [] });
    // Seen one after the other: the other is where it was left, and then is not.
    const first = redirectsLeftBy(passages.slice(0, 1), [], ['/b', '/a']);
    expect(redirectsLeftBy(passages.slice(1), first.write, ['/b', '/a']).write).toEqual([]);
  });
  test('readers are led on from where a story is under embargo', () => {
    const byHand = { _id: 'h', from: '/b', to: '/sea' };
    const ahead = { ...move('/a', '/b'), isAhead: true };
    expect(pairs(hold([ahead], [byHand]))).toEqual(['/a → /b', '/b → /sea']);
    expect(pairs(hold([move('/a', '/b')], [byHand]))).toEqual(['/a → /b']);
  });
  test('a story is under embargo until its time', () => {
    const at = (publishedAt: string) => ({ slug: { current: 'a' }, publishedAt });
    const now = new Date('2026-02-02T12:00:00Z');
    const passage = (publishedAt: string) =>
      passageBetween({ id: 'd', type: 'article' }, null, at(publishedAt), now);
    expect(passage('2026-02-02T12:00:00.001Z')).toMatchObject({ isAhead: true });
    expect(passage('2026-02-02T17:00:00+05:45')).not.toHaveProperty('isAhead');
    expect(passage('soon')).not.toHaveProperty('isAhead');
  });
  test('told twice, it changes nothing', () => {
    const passages = [move('/a', '/b')];
    expect(redirectsLeftBy(passages, hold(passages))).toEqual({ write: [], remove: [] });
  });
});

/** Documents published at and withdrawn from a few addresses, no two at one address. */
const lives = fc.array(
  fc.record({
    document: fc.constantFrom('d1', 'd2', 'd3'),
    address: fc.option(fc.constantFrom('/a', '/b', '/c', '/d', '/é')),
  }),
  { maxLength: 30 },
);

test('whatever is published, moved and withdrawn, every address leads in one step to its last owner', () => {
  fc.assert(
    fc.property(lives, fc.boolean(), (steps, together) => {
      const at = new Map<string, string>();
      const owners = new Map<string, string>();
      const passages: Passage[] = [];
      for (const { document, address } of steps) {
        const left = at.get(document) ?? null;
        const isHeld = [...at].some(([other, held]) => held === address && other !== document);
        if (left === address || isHeld) continue;
        if (address === null) at.delete(document);
        else {
          at.set(document, address);
          owners.set(address, document);
        }
        passages.push({ documentId: document, left, taken: address });
      }
      const held = together ? redirectsLeftBy(passages, []).write : hold(passages);
      const inUse = new Set(at.values());
      for (const [address, owner] of owners) {
        const targets = held.filter(({ from }) => from === address).map(({ to }) => to);
        // What leads to itself leads nowhere: its document is withdrawn.
        expect(targets).toEqual(inUse.has(address) ? [] : [at.get(owner) ?? address]);
      }
    }),
    { numRuns: 500 },
  );
});
