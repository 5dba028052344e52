import { z } from 'zod';
import type { PreviewLake } from './lake.ts';
import type { PreviewOwner } from './seal.ts';

/** How the one who opens a preview is known. */
export type Opening = {
  /** The secret from the address. */
  secret: string;
  /** Names of sign-ins that the browser's cookies tell. */
  signIns: readonly string[];
  /** Origins of Studios elsewhere, whose browsers send no cookies here. */
  studiosElsewhere: readonly string[];
  lake: 'embedded' | 'hosted';
};

export type Found = { ok: true; owner: PreviewOwner } | { ok: false; reason: string };

/** The secret of one person is good for an hour, as long as Sanity's own parts take it. */
const secretQuery = `*[_type == "sanity.previewUrlSecret" && secret == $secret
  && dateTime(_updatedAt) > dateTime(now()) - 3600] | order(_updatedAt desc)[0]{_id, _rev, studioUrl, userId}`;

const personalSecret = z.object({
  _id: z.string(),
  _rev: z.string(),
  studioUrl: z.string().nullish(),
  userId: z.string().nullish(),
});
type PersonalSecret = z.infer<typeof personalSecret>;

const refused = (reason: string): Found => ({ ok: false, reason });
const invalid = refused('Invalid secret');
const notSignedIn = refused(
  'This preview is of somebody who is not signed in here. Open it from the Studio in this browser, or ask for a link to this story.',
);

/** Who a preview opened with this secret belongs to. */
export async function ownerOf(opening: Opening, lake: PreviewLake): Promise<Found> {
  const { secret } = opening;
  const answer = await lake.client.fetch(secretQuery, { secret }, { cache: 'no-store' });
  const personal = personalSecret.nullable().safeParse(answer);
  if (!personal.success) return invalid;
  // A link that opens everything to whoever has it: Sanity's own for sharing is not taken.
  if (personal.data === null) return invalid;
  return opening.lake === 'embedded'
    ? ownerHere(personal.data, opening, lake)
    : ownerHosted(personal.data, lake);
}

/** A person by the very sign-in of this browser, or a program while its token is good. */
async function ownerHere(
  document: PersonalSecret,
  { signIns, studiosElsewhere }: Opening,
  lake: PreviewLake,
): Promise<Found> {
  const author = await lake.authorOf(document);
  const account = author === null ? null : await lake.standingOf(author);
  if (account === null) return notSignedIn;
  if (account.kind === 'token') return { ok: true, owner: { kind: 'account', id: account.id } };
  for (const id of signIns) {
    const signedIn = await lake.standingOf(id);
    if (signedIn?.id === account.id) return { ok: true, owner: { kind: 'account', id } };
  }
  const origin = URL.parse(document.studioUrl ?? '')?.origin;
  return origin !== undefined && studiosElsewhere.includes(origin)
    ? { ok: true, owner: { kind: 'account', id: account.id } }
    : notSignedIn;
}

/** A hosted lake tells nobody's sessions: the person by name, and whether the project still has them. */
async function ownerHosted(document: PersonalSecret, lake: PreviewLake): Promise<Found> {
  const id = (await lake.authorOf(document)) ?? document.userId ?? 'unknown';
  const members = await lake.members();
  return { ok: true, owner: { kind: 'member', id, listed: members?.has(id) ?? false } };
}
