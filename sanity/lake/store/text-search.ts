import { BitSet } from './bit-set.ts';
import type { LakeDatabase } from './database.ts';
import { firstOf } from './first-places.ts';
import { integers } from './rows.ts';
import type { IndexKey, TextSearch, Wanted } from './types.ts';
import { WordsInTheMaking, wordsInTheMaking } from './word-index.ts';

/** A word that finds no more than these leaves so few that looking up frequent ones is not worth it. */
const RARE = 1_000;
/** And with no more than these, looking up any other. */
const VERY_RARE = 50;
/** Past this many documents that a word finds it costs more to see who refers to them than it saves. */
const MOST_FOLLOWED = 20_000;

/**
 * The numbers of the documents that are wanted; null when a search that follows finds too many.
 *
 * @throws WordsInTheMaking
 */
export function findNumbers(db: LakeDatabase, { keys, texts, within }: Wanted): BitSet | null {
  const unfinished = texts.length > 0 ? wordsInTheMaking(db) : null;
  if (unfinished !== null) throw new WordsInTheMaking(unfinished);
  let found = keys.length === 0 ? new BitSet() : numbersOf(db, UNDER_KEYS, JSON.stringify(keys));
  for (const search of texts) {
    const matching = numbersMatching(db, search);
    if (matching === null) return null;
    found = found.union(matching);
  }
  if (within === undefined) return found;
  return found.intersection(numbersOf(db, UNDER_KEYS, JSON.stringify(within)));
}

type Best = { types: readonly string[]; most: number; isShown: (n: number) => boolean };

/** Of what is found, what `FoundDocuments.best` gives. */
export function bestOf(
  db: LakeDatabase,
  found: BitSet,
  { keys, texts }: Wanted,
  { types, most, isShown }: Best,
): BitSet {
  const best = keys.length === 0 ? new BitSet() : numbersOf(db, UNDER_KEYS, JSON.stringify(keys));
  const called = texts
    .filter(({ follows }) => !follows)
    .map(({ all }) => numbersOf(db, CALLED, together(all), -1))
    .reduce((one, other) => one.union(other), new BitSet());
  for (const among of [called.intersection(found), found]) {
    const list = {
      types,
      keys: types.map((type): IndexKey => `type:${type}`),
      field: '_updatedAt',
    };
    const isWanted = (n: number) => !best.has(n) && isShown(n);
    const wanted = { among, upTo: most - best.size, isWanted };
    if (wanted.upTo <= 0) break;
    const first =
      firstOf(db, wanted, { ...list, descending: true }) ??
      [...among].filter(isWanted).slice(-most);
    for (const n of first.slice(0, wanted.upTo)) best.set(n, true);
  }
  return best;
}

function numbersMatching(db: LakeDatabase, { all, follows }: TextSearch): BitSet | null {
  if (!follows) {
    return numbersOf(db, MATCHING, together(all), -1);
  }
  const rare = rareOnes(db, all);
  const usable = rare.length > 0 ? rare : all.map((ftsQuery) => few(db, ftsQuery, MOST_FOLLOWED));
  return usable
    .filter((found) => found !== null)
    .map((found) => found.union(numbersOf(db, REFERRING, JSON.stringify([...found]))))
    .reduce<BitSet | null>((found, more) => found?.intersection(more) ?? more, null);
}

const together = (all: readonly string[]): string =>
  all.map((ftsQuery) => `(${ftsQuery})`).join(' AND ');

/** What the rare ones of some words find. Long words are likely to be, so they are tried first. */
function rareOnes(db: LakeDatabase, words: readonly string[]): BitSet[] {
  const rare: BitSet[] = [];
  for (const ftsQuery of words.toSorted((a, b) => b.length - a.length)) {
    const found = few(db, ftsQuery, RARE);
    if (found !== null) rare.push(found);
    if (found !== null && found.size <= VERY_RARE) break;
  }
  return rare;
}

/** What one FTS5 query finds; null when it is more than `most`. */
function few(db: LakeDatabase, ftsQuery: string, most: number): BitSet | null {
  const found = numbersOf(db, MATCHING, ftsQuery, most + 1);
  return found.size > most ? null : found;
}

/** As one text: a row for each of a hundred thousand numbers takes four times as long. */
const numbersOf = (db: LakeDatabase, query: string, ...given: (string | number)[]): BitSet =>
  BitSet.of(integers(db.prepare(query).get(...given) ?? {}, 'numbers'));

const UNDER_KEYS = `
  SELECT json_group_array(n) AS numbers FROM document_keys
  WHERE key IN (SELECT value FROM json_each(?))`;

const MATCHING = `
  SELECT json_group_array(n) AS numbers
  FROM (SELECT rowid AS n FROM document_text WHERE document_text MATCH ? LIMIT ?)`;

const CALLED = `
  SELECT json_group_array(n) AS numbers
  FROM (SELECT rowid AS n FROM document_heads WHERE document_heads MATCH ? LIMIT ?)`;

/** Documents refer to each other by their published ids, which they are filed under. */
const REFERRING = `
  SELECT json_group_array(referring.n) AS numbers
  FROM document_keys own JOIN document_keys referring ON referring.key = 'ref:' || substr(own.key, 4)
  WHERE own.n IN (SELECT value FROM json_each(?)) AND own.key >= 'id:' AND own.key < 'id;'`;
