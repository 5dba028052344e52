import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { draftIdOf, publishedIdOf, releaseDocumentId, releaseOf } from '../store/document-ids.ts';
import type { StoredDocument } from '../store/types.ts';
import { copyAs, defineReleaseAction, existing, field } from './action.ts';
import { create, createIfNotExists, createOrReplace, patch, remove } from './apply.ts';
import { malformed, wrongState } from './fault.ts';
import { patchOperations } from './mutation-shapes.ts';
import { publishVersion } from './publish.ts';
import type { MutationOutcome, Step } from './step.ts';

/**
 * Content releases: documents `_.releases.<name>` of type `system.release`, to which the versions
 * `versions.<name>.x` belong. Their `state` goes active → scheduled → published, or → archived.
 */

type State = 'active' | 'scheduled' | 'published' | 'archived';

/** The release in one of the given states. @throws Refused (409) when it is not. */
function releaseIn(step: Step, name: string, states: readonly State[]): StoredDocument {
  const release = existing(step, releaseDocumentId(name));
  if (states.some((state) => state === release.state)) return release;
  throw wrongState(
    `Release "${name}" is ${String(release.state)}; this needs it to be ${states.join(' or ')}`,
  );
}

/** Every version in a release, in order of its id. */
const versionsIn = ({ working }: Step, name: string): StoredDocument[] =>
  working.withIdPrefix(`versions.${name}.`);

/** What the Studio shows of a release that is over; each is looked up in the history. */
const finalStates = (versions: readonly StoredDocument[]) =>
  versions.map(({ _id }) => ({ _key: randomBytes(6).toString('hex'), id: _id }));

const metadata = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  releaseType: z.enum(['asap', 'scheduled', 'undecided']).default('undecided'),
  intendedPublishAt: field.time.optional(),
});

export const createRelease = defineReleaseAction(
  { metadata: metadata.default({ releaseType: 'undecided' }) },
  (step, name, { metadata: about }) => {
    const _id = releaseDocumentId(name);
    return [create(step, { _id, _type: 'system.release', name, state: 'active', metadata: about })];
  },
);

const imported = z.looseObject({
  _id: z.string().optional(),
  state: z.string().default('active'),
  metadata: metadata.default({ releaseType: 'undecided' }),
  publishAt: field.time.optional(),
});

/** What brings an imported release in, by what is to become of one that is there already. */
const bringIn = { fail: create, ignore: createIfNotExists, replace: createOrReplace } as const;

/**
 * A release from an export. One that was scheduled comes in active, with its time as the intended
 * one: its versions may not be there yet, and an import must not publish by itself.
 */
export const importRelease = defineReleaseAction(
  {
    attributes: imported,
    ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
  },
  (step, name, { attributes, ifExists }) => {
    const _id = releaseDocumentId(name);
    if (attributes._id !== undefined && attributes._id !== _id) {
      throw malformed(`"${attributes._id}" is not the release "${name}"`);
    }
    const { publishAt, state, metadata: about, error: _, ...rest } = attributes;
    const isOver = state === 'published' || state === 'archived';
    const intended = publishAt === undefined || isOver ? {} : { intendedPublishAt: publishAt };
    return [
      bringIn[ifExists](step, {
        ...rest,
        _id,
        _type: 'system.release',
        name,
        state: isOver ? state : 'active',
        metadata: { ...about, ...intended },
      }),
    ];
  },
);

/** Changes a release's metadata, and nothing else of it. */
export const editRelease = defineReleaseAction(
  { patch: patchOperations },
  (step, name, { patch: operations }) => {
    const before = releaseIn(step, name, ['active', 'scheduled']);
    const outcome = patch(step, before._id, operations);
    const after = existing(step, before._id);
    if (!isDeepStrictEqual(besidesMetadata(after), besidesMetadata(before))) {
      throw malformed('Only the metadata of a release can be edited');
    }
    return [outcome];
  },
);

const besidesMetadata = ({ metadata: _, _rev, _updatedAt, ...rest }: StoredDocument) => rest;

export const publishRelease = defineReleaseAction({}, (step, name) => {
  releaseIn(step, name, ['active']);
  return publishVersionsOf(step, name);
});

/** Publishes every version in a release, and unpublishes what its versions say to. */
export function publishVersionsOf(step: Step, name: string): MutationOutcome[] {
  const release = releaseIn(step, name, ['active', 'scheduled']);
  const versions = versionsIn(step, name);
  const outcomes = versions.flatMap((version) => {
    const publishedId = publishedIdOf(version._id);
    if (!isToBeUnpublished(version)) return publishVersion(step, version, publishedId);
    return [...unpublishToDraft(step, publishedId), remove(step, version._id)];
  });
  const finished = patch(step, release._id, {
    set: {
      state: 'published',
      publishedAt: step.stamp.timestamp,
      finalDocumentStates: finalStates(versions),
    },
    unset: ['publishAt', 'error'],
  });
  return [...outcomes, finished];
}

const isToBeUnpublished = ({ _system }: StoredDocument): boolean =>
  typeof _system === 'object' && _system !== null && 'delete' in _system && _system.delete === true;

/** What was published stays as the draft, unless there is one: the Studio promises it. */
function unpublishToDraft(step: Step, publishedId: string): MutationOutcome[] {
  const published = step.working.get(publishedId);
  if (published === null) return [];
  return [
    createIfNotExists(step, copyAs(draftIdOf(publishedId), published)),
    remove(step, publishedId),
  ];
}

/** Puts a release away; its versions are deleted, and kept in the history. */
export const archiveRelease = defineReleaseAction({}, (step, name) => {
  const release = releaseIn(step, name, ['active']);
  const versions = versionsIn(step, name);
  const finalDocumentStates = finalStates(versions);
  return [
    ...versions.map(({ _id }) => remove(step, _id)),
    patch(step, release._id, { set: { state: 'archived', finalDocumentStates } }),
  ];
});

/** Takes an archived release out again, its versions as they were when it was archived. */
export const unarchiveRelease = defineReleaseAction({}, (step, name) => {
  const release = releaseIn(step, name, ['archived']);
  const kept = z.array(z.looseObject({ id: z.string() })).safeParse(release.finalDocumentStates);
  const versions = (kept.data ?? [])
    .filter(({ id }) => releaseOf(id) === name)
    .flatMap(({ id }) => step.lastRevision(id) ?? []);
  return [
    ...versions.map((version) => create(step, copyAs(version._id, version))),
    patch(step, release._id, { set: { state: 'active' }, unset: ['finalDocumentStates'] }),
  ];
});

export const scheduleRelease = defineReleaseAction(
  { publishAt: field.time },
  (step, name, { publishAt }) => {
    const release = releaseIn(step, name, ['active']);
    return [patch(step, release._id, { set: { state: 'scheduled', publishAt }, unset: ['error'] })];
  },
);

export const unscheduleRelease = defineReleaseAction({}, (step, name) => {
  const release = releaseIn(step, name, ['scheduled']);
  return [patch(step, release._id, { set: { state: 'active' }, unset: ['publishAt'] })];
});

export const deleteRelease = defineReleaseAction({}, (step, name) => {
  const release = releaseIn(step, name, ['archived', 'published']);
  return [remove(step, release._id)];
});
