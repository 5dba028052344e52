import type { StoredDocument } from '../../store/types.ts';

/** Every kind of id with every type of document under it: what `grants.test.ts` aims at. */
export type Target = {
  id: string;
  /** The type of the document that is there; null when none is. */
  type: string | null;
  /** The id without `drafts.` and `versions.<release>.`. */
  base: string;
  /** The ids of all forms of that document that are there. */
  forms: readonly string[];
};

export const types = [
  'article',
  'sanity.previewUrlSecret',
  'sanity.imageAsset',
  'sanity.fileAsset',
  'system.release',
  'system.group',
  'system',
] as const;

/** The published ids, by a number that tells documents of different types apart. */
const bases: readonly ((n: number) => string)[] = [
  (n) => `story-${n}`,
  (n) => `settings.part-${n}`,
  (n) => `_.releases.r${n}`,
  (n) => `_.groups.g${n}`,
  (n) => `image-${String(n).repeat(40)}-1x1-png`,
  (n) => `file-${String(n).repeat(40)}-pdf`,
];

/** The forms of an id. Release `waiting` is scheduled, `spring` is not, and there is no `nowhere`. */
const forms = ['', 'drafts.', 'versions.spring.', 'versions.waiting.', 'versions.nowhere.'];

/** Ids that are no form of anything; nothing is under them. */
const misshapen = [
  'drafts.drafts.x',
  'drafts.versions.spring.x',
  'versions.spring.drafts.x',
  'versions.spring',
  'versions.drafts.x',
];

const times = { _createdAt: '2026-01-01T00:00:00.000Z', _updatedAt: '2026-01-01T00:00:00.000Z' };

/** What an upload would have found out, which every document here claims for itself. */
const facts = {
  assetId: '0'.repeat(40),
  sha1hash: '0'.repeat(40),
  extension: 'png',
  mimeType: 'image/png',
  size: 67,
  path: `images/dateline/production/${'0'.repeat(40)}-1x1.png`,
  url: `http://localhost:3900/images/dateline/production/${'0'.repeat(40)}-1x1.png`,
  uploadId: 'u',
  metadata: { dimensions: { width: 1, height: 1 }, lqip: 'data:image/png;base64,AAAA' },
};

/** A document that claims everything which could make it be taken for something else. */
export const pretender = (_id: string, _type: string) => ({
  _id,
  _type,
  ...facts,
  title: 'Words',
  name: _id.split('.').at(-1) ?? '',
  state: 'scheduled',
  publishAt: '2020-01-01T00:00:00Z',
});

const stored = (_id: string, _type: string, fields: object = {}): StoredDocument => ({
  ...pretender(_id, _type),
  ...fields,
  ...times,
  _rev: 'seed',
});

const release = (name: string, fields: object) =>
  stored(`_.releases.${name}`, 'system.release', { publishAt: undefined, name, ...fields });

/** Releases in each state, one of them whole: it publishes one story and withdraws another. */
const releases: readonly StoredDocument[] = [
  release('spring', { state: 'active' }),
  release('waiting', { state: 'scheduled', publishAt: '2030-01-01T00:00:00Z' }),
  release('whole', { state: 'active' }),
  release('over', { state: 'archived', finalDocumentStates: [] }),
  stored('versions.whole.new', 'article'),
  stored('versions.whole.known', 'article'),
  stored('versions.whole.old', 'article', { _system: { delete: true } }),
  stored('known', 'article'),
  stored('old', 'article'),
];

export const targets: readonly Target[] = [
  ...bases.flatMap((baseOf) =>
    [null, ...types].flatMap((type, n) => {
      const base = baseOf(n);
      const ids = forms.map((form) => `${form}${base}`);
      return ids.map((id) => ({ id, type, base, forms: type === null ? [] : ids }));
    }),
  ),
  ...misshapen.map((id) => ({ id, type: null, base: 'x', forms: [] })),
];

/** Everything that is in the lake. */
export const documents: readonly StoredDocument[] = [
  ...targets.flatMap(({ id, type }) => (type === null ? [] : [stored(id, type)])),
  ...releases,
];
