import { z } from 'zod';
import { isRelease, releaseDocumentId } from '../store/document-ids.ts';
import { scheduler } from '../store/scheduler.ts';
import { ofRelease } from './action.ts';
import { patch } from './apply.ts';
import type { Writer } from './fault.ts';
import { publishVersionsOf } from './release-actions.ts';
import { runTransaction, type WriteContext } from './transaction.ts';

/** A release with a time; `publishAt` has been checked when it was scheduled. */
const scheduled = z.object({
  name: z.string(),
  state: z.literal('scheduled'),
  publishAt: z.iso.datetime({ offset: true }).transform((time) => Date.parse(time)),
});
type Scheduled = z.infer<typeof scheduled>;

/** The lake itself, which publishes what an editor has scheduled. */
const lake: Writer = {
  identity: { id: scheduler, name: 'Scheduled publishing', role: 'administrator', kind: 'token' },
  missingPermission: () => null,
  mayErase: () => false,
};

/** Node fires a longer timer at once; waking earlier only means looking again. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * Publishes scheduled releases at their time, and at once those whose time passed while the lake
 * was down. A release that cannot be published becomes active again, its `error` saying why.
 *
 * @returns the way to stop.
 */
export function startReleaseSchedule(
  context: WriteContext,
  now: () => number = Date.now,
): () => void {
  let timer: NodeJS.Timeout | undefined;

  const plan = () => {
    clearTimeout(timer);
    const waiting = scheduledReleases(context);
    for (const release of waiting.filter(({ publishAt }) => publishAt <= now())) {
      publishScheduled(context, release);
    }
    const next = waiting.find(({ publishAt }) => publishAt > now());
    if (next === undefined) return;
    timer = setTimeout(plan, Math.min(next.publishAt - now(), LONGEST_WAIT_MS)).unref();
  };

  const stopListening = context.commits.onCommit(({ author, changes }) => {
    const concerned = changes.some(({ id }) => id.startsWith('_.releases.'));
    if (concerned && author !== lake.identity.id) plan();
  });
  plan();

  return () => {
    stopListening();
    clearTimeout(timer);
  };
}

/** Only releases themselves: a document of whatever id that has the type was not scheduled by anybody. */
const scheduledReleases = ({ documents }: WriteContext): Scheduled[] =>
  documents
    .byKeys(['type:system.release'])
    .filter(isRelease)
    .flatMap((document) => scheduled.safeParse(document).data ?? [])
    .sort((a, b) => a.publishAt - b.publishAt);

function publishScheduled(context: WriteContext, { name }: Scheduled): void {
  const request = { errorType: 'actionError', generateKeys: true } as const;
  const published = runTransaction(context, lake, request, [
    (step) => publishVersionsOf(ofRelease(step, name), name),
  ]);
  if (published.ok) return;
  const set = { state: 'active', error: { message: published.error.description } };
  runTransaction(context, lake, request, [
    (step) => [
      patch(ofRelease(step, name), releaseDocumentId(name), { set, unset: ['publishAt'] }),
    ],
  ]);
}
