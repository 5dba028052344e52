import { z } from 'zod';
import { isSameSecret } from '../../same-secret.ts';
import type { PreviewLake } from '../lake.ts';
import { fingerprintOf, mostSharedDays, readLink, sharedDraftId } from './link.ts';

/** A link that stands: the published id of its story, and its end. */
export type SharedDraft = { name: string; story: string; until: string };

const query = `*[_type == "sharedDraft" && _id == $id][0]{_id, _rev, _createdAt, story, until, fingerprint, maker}`;

const storyId = /^(?!drafts\.|versions\.)[A-Za-z0-9][\w.-]{0,127}$/;

const stored = z.object({
  _id: z.string(),
  _rev: z.string(),
  _createdAt: z.iso.datetime({ offset: true }),
  story: z.string().regex(storyId),
  until: z.iso.datetime({ offset: true }),
  fingerprint: z.string(),
  maker: z.string().nullish(),
});
type Stored = z.infer<typeof stored>;

const dayInMs = 86_400_000;
/** The clocks of the Studio and the lake may differ by a little. */
const slack = 600_000;

/** The end is the one that was chosen, and never farther off than any that is offered. */
function isOver({ until, _createdAt }: Stored, now: number): boolean {
  const end = Date.parse(until);
  return end <= now || end > Date.parse(_createdAt) + mostSharedDays * dayInMs + slack;
}

/** Whether who made the link is still there and may see drafts. The lake's log says who that is. */
async function makerStands(link: Stored, lake: PreviewLake, kind: 'embedded' | 'hosted') {
  const author = await lake.authorOf(link);
  if (kind === 'embedded') return author !== null && (await lake.standingOf(author)) !== null;
  const members = await lake.members();
  const maker = author ?? link.maker;
  // Where the project does not tell us of its members there is nothing to ask.
  return members === null || (typeof maker === 'string' && members.has(maker));
}

/**
 * The draft a link leads to; null for one that is made up, changed, over, taken back, or whose maker has left.
 * Asked of the lake for each request, so that a link is over as soon as it is taken back.
 *
 * @throws when the lake does not answer.
 */
export async function sharedDraft(
  text: string,
  lake: PreviewLake,
  kind: 'embedded' | 'hosted',
  now: () => number = Date.now,
): Promise<SharedDraft | null> {
  const link = readLink(text);
  if (link === null) return null;
  const answer = await lake.client.fetch(
    query,
    { id: sharedDraftId(link.name) },
    { tag: 'preview', cache: 'no-store' },
  );
  const { data } = stored.safeParse(answer);
  if (data === undefined || !isSameSecret(data.fingerprint, fingerprintOf(link, data))) return null;
  if (isOver(data, now()) || !(await makerStands(data, lake, kind))) return null;
  return { name: link.name, story: data.story, until: data.until };
}
