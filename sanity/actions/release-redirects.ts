import type { CreateVersionAction, ReplaceVersionAction, SanityClient } from '@sanity/client';
import { z } from 'zod';
import type { Move } from './document-address.ts';

const redirects = z.array(
  z.looseObject({
    _id: z.string(),
    /** Where it comes from: the release's own version, or the published document. */
    _originalId: z.string(),
    from: z.string(),
    to: z.string(),
  }),
);
export type ReleasedRedirect = z.infer<typeof redirects>[number];

/** Whole documents, since what a version does not say is lost when it is published. */
const concerned = /* groq */ `*[_type == "redirect" && (from in [$from, $to] || to == $from)]`;

/** The redirects that have to do with a move, as they will be once the release is published. */
export async function redirectsInRelease(
  client: SanityClient,
  release: string,
  { from, to }: Move,
): Promise<ReleasedRedirect[]> {
  return redirects.parse(await client.fetch(concerned, { from, to }, { perspective: [release] }));
}

/** Whether the old address will lead to the new one. */
export const isKept = (known: readonly ReleasedRedirect[], { from, to }: Move): boolean =>
  known.some((redirect) => redirect.from === from && redirect.to === to);

/**
 * What puts the redirect into the release beside the document that moves, so that both are published
 * in the same moment. Earlier redirects to the old path follow; one that stands on either path is
 * turned into this one, so that the two addresses can never lead to each other.
 *
 * @param newId the id of the redirect, when one has to be made.
 */
export function keepAddressActions(
  release: string,
  { from, to }: Move,
  known: readonly ReleasedRedirect[],
  newId: string,
): (CreateVersionAction | ReplaceVersionAction)[] {
  const standing = known.filter((redirect) => redirect.from === from || redirect.from === to);
  const followers = known.filter((redirect) => !standing.includes(redirect));
  const fresh = { _id: newId, _originalId: newId, permanent: true };
  return [
    ...(standing.length === 0 ? [fresh] : standing).map((one) => ({ ...one, from, to })),
    ...followers.map((one) => ({ ...one, to })),
  ].map((redirect) => intoRelease(release, redirect));
}

function intoRelease(
  release: string,
  redirect: { _id: string; _originalId: string; [field: string]: unknown },
): CreateVersionAction | ReplaceVersionAction {
  const { _id, _originalId, _rev, _updatedAt, ...content } = redirect;
  const versionId = `versions.${release}.${_id}`;
  const document = { ...content, _id: versionId, _type: 'redirect' };
  return _originalId === versionId
    ? { actionType: 'sanity.action.document.version.replace', document }
    : { actionType: 'sanity.action.document.version.create', publishedId: _id, document };
}
