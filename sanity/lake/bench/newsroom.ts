import type { StoredDocument } from '../store/types.ts';

const SECTIONS = 8;
const AUTHORS = 40;
const TAGS = 300;
/**
 * Stories of the tag `rare`, with the word "solstice", however many there are in all; the tag `hot` is
 * on every second story, and most words are in nearly every one.
 */
const RARE = 12;
/** Stories to come, in a hundred years. */
const EMBARGOED = 3;

const words = (
  'talks border vote river court harvest budget strike airport festival museum inquiry ferry ' +
  'minister council library bridge trade climate storm election reform village market pension'
).split(' ');

/** Minutes between two stories, where nothing else is said. */
const MINUTES_APART = 10;
/** Days that a newsroom has been at work for. */
const DAYS_OF_WORK = 730;

/**
 * A newsroom's documents for the benchmark: `count` stories of about 4 KB, so many minutes from one to the
 * next and the last of all at the end of 2025, and what they refer to.
 */
export function* newsroomOf(
  count: number,
  minutesApart = MINUTES_APART,
): Generator<StoredDocument> {
  for (let n = 0; n < SECTIONS; n += 1) yield titled('section', `section-${n}`);
  for (let n = 0; n < TAGS; n += 1) yield titled('tag', `tag-${n}`);
  yield titled('tag', 'hot');
  yield titled('tag', 'rare');
  for (let n = 0; n < AUTHORS; n += 1) yield named(`author-${n}`);
  yield document({ _id: 'siteSettings', _type: 'siteSettings', navigation: refs('section-0') });
  yield document({
    _id: 'frontPage',
    _type: 'frontPage',
    lead: ref(`story-${count - 1}`),
    top: refs(`story-${count - 2}`, `story-${count - 3}`),
    rails: refs('section-1', 'section-2'),
  });
  for (let n = 0; n < count; n += 1) yield story(n, count, minutesApart);
}

/**
 * The same as it is after two years of work, however many stories came of it: some were corrected, told
 * live, are being edited, have moved.
 */
export function* workedOnNewsroomOf(count: number): Generator<StoredDocument> {
  const minutesApart = (DAYS_OF_WORK * 24 * 60) / count;
  let n = 0;
  for (const one of newsroomOf(count, minutesApart)) {
    if (one._type === 'article') yield* workedOn(one, n++);
    else yield one;
  }
  for (let n = 0; n < EMBARGOED; n += 1) {
    const _id = `embargoed-${n}`;
    const slug = { _type: 'slug', current: _id };
    yield { ...story(n, count, minutesApart), _id, slug, publishedAt: '2126-02-02T06:00:00Z' };
  }
}

function* workedOn(story: StoredDocument, n: number): Generator<StoredDocument> {
  const at = (minutes: number) =>
    new Date(Date.parse(String(story._createdAt)) + minutes * 60_000).toISOString();
  const first = { _key: 'first' };
  const correction = { ...first, kind: 'correction', text: sentence(n, 12), at: at(90) };
  const update = { ...first, headline: sentence(n, 6), at: at(5), body: [paragraph(n, 0)] };
  yield {
    ...story,
    ...(n % 97 === 0 && { corrections: [correction] }),
    ...(n % 211 === 0 && { kind: 'live', liveUpdates: [update] }),
    ...(n % 53 === 0 && { breakingUntil: at(120) }),
  };
  if (n % 499 === 0) yield { ...story, _id: `drafts.${story._id}`, headline: sentence(n + 1, 5) };
  if (n % 997 !== 0) return;
  const [from, to] = [`/old/${n}`, `/article/${story._id}`];
  yield document({ _id: `redirect-${n}`, _type: 'redirect', from, to, permanent: true });
}

function story(n: number, count: number, minutesApart: number): StoredDocument {
  const before = Math.round((count - n) * minutesApart * 60_000);
  const at = new Date(Date.UTC(2026, 0, 1) - before).toISOString();
  const tags = [`tag-${n % TAGS}`, `tag-${(n * 7 + 1) % TAGS}`];
  if (n % 2 === 0) tags.push('hot');
  const isRare = n % Math.ceil(count / RARE) === 0;
  if (isRare) tags.push('rare');
  return document({
    _id: `story-${n}`,
    _type: 'article',
    _createdAt: at,
    _updatedAt: at,
    headline: `${sentence(n, 5)} ${isRare ? 'solstice ' : ''}${n}`,
    standfirst: sentence(n + 3, 18),
    kind: 'news',
    slug: { _type: 'slug', current: `story-${n}` },
    publishedAt: at,
    section: ref(`section-${n % SECTIONS}`),
    authors: refs(`author-${n % AUTHORS}`),
    tags: refs(...new Set(tags)),
    body: Array.from({ length: 6 }, (_, block) => paragraph(n * 11 + block, block)),
  });
}

function paragraph(seed: number, block: number) {
  const span = { _type: 'span', _key: `s${block}`, text: sentence(seed, 60), marks: [] };
  return { _type: 'block', _key: `b${block}`, style: 'normal', markDefs: [], children: [span] };
}

/** Words in an order of their own, so that texts differ but any word is in many. */
function sentence(seed: number, length: number): string {
  return Array.from(
    { length },
    (_, n) => words[(seed * 31 + n * (7 + (seed % 5))) % words.length],
  ).join(' ');
}

const titled = (_type: string, _id: string) =>
  document({ _id, _type, title: _id, slug: { _type: 'slug', current: _id } });

const named = (_id: string) =>
  document({ _id, _type: 'author', name: _id, slug: { _type: 'slug', current: _id } });

const ref = (_ref: string) => ({ _type: 'reference', _ref });
const refs = (...ids: string[]) => ids.map((id) => ({ ...ref(id), _key: id }));

function document(fields: {
  _id: string;
  _type: string;
  [field: string]: unknown;
}): StoredDocument {
  const at = '2025-01-01T00:00:00.000Z';
  return { _rev: 'filled', _createdAt: at, _updatedAt: at, ...fields };
}
