import { Refused, refuse } from '../wire/refusal.ts';
import type { Assets } from './library.ts';
import type { PictureAsker, PictureLane } from './line.ts';
import { type EndReason, WorkEnded } from './workshop/ended.ts';
import type {
  Inspected,
  InspectJob,
  Job,
  TransformJob,
  WorkshopReply,
} from './workshop/messages.ts';
import type { JobBounds, Workshop } from './workshop/workshop.ts';

/** Work on pictures, from the wish to the answer: waiting for a place, a process, and what comes of it. */

/** What is said when work on a picture was ended. What may pass is a 503; the picture's own fault is not. */
const ends: Record<EndReason, () => Refused> = {
  time: () =>
    refuse('not now', 'This picture takes too long to make. Ask for a smaller one, or later.', {
      'retry-after': '60',
    }),
  memory: () =>
    refuse('malformed', 'This picture takes more memory to unpack than a picture may have.'),
  crash: () => refuse('malformed', 'This picture cannot be read: its decoder fell over it.'),
  killed: () => comeBack('The work on this picture was interrupted. Try again shortly.'),
  unwanted: () => comeBack('The work on this picture was interrupted. Try again shortly.'),
  closing: () => comeBack('The lake is stopping. Try again shortly.'),
};

const tooLongToRead = () =>
  refuse('malformed', 'This picture takes too long to read. Save it again in a simpler way.');

const comeBack = (message: string) => refuse('not now', message, { 'retry-after': '2' });

/** Ends that are the picture's doing, or the wish's: they would come again. */
const willComeAgain: ReadonlySet<EndReason> = new Set<EndReason>(['time', 'memory', 'crash']);

function resultOf(reply: WorkshopReply): Extract<WorkshopReply, { kind: 'inspected' | 'made' }> {
  if (reply.kind === 'refused') throw new Refused(reply.refusal);
  if (reply.kind === 'failed') throw new Error(reply.reason);
  return reply;
}

/**
 * What is left alone after a failure: the picture, in every size its readers may ask for; of who is
 * signed in, who may ask for the oddest things, only that one.
 */
const failureOf = ({ name, params, format }: TransformJob, lane: PictureLane): string =>
  lane === 'desk' ? JSON.stringify([name.sha1, params, format]) : `${name.sha1} ${lane}`;

/** Once more when its process was killed over it from outside: nobody has to hear of that. */
async function doAgainIfKilled(
  workshop: Workshop,
  job: Job,
  bounds: JobBounds,
): Promise<WorkshopReply> {
  try {
    return await workshop.do(job, bounds);
  } catch (fault) {
    if (!(fault instanceof WorkEnded) || fault.reason !== 'killed') throw fault;
    return workshop.do(job, bounds);
  }
}

async function doJob(
  { workshop, limits, failures }: Assets,
  job: Job,
  lane: PictureLane,
  signal: AbortSignal,
): Promise<WorkshopReply> {
  const withinMs =
    job.kind === 'inspect'
      ? limits.inspectMs
      : lane === 'rest'
        ? limits.otherWorkMs
        : limits.workMs;
  try {
    return await doAgainIfKilled(workshop, job, { withinMs, signal });
  } catch (fault) {
    if (!(fault instanceof WorkEnded)) throw fault;
    if (job.kind === 'transform' && willComeAgain.has(fault.reason)) {
      failures.note(failureOf(job, lane));
    }
    if (job.kind === 'inspect' && fault.reason === 'time') throw tooLongToRead();
    throw ends[fault.reason]();
  }
}

/**
 * Looks at an upload.
 *
 * @param key tells it from all other work.
 * @throws Refused for what is no picture, or takes more than a picture may.
 */
export async function inspect(
  assets: Assets,
  key: string,
  job: InspectJob,
  asker: PictureAsker,
): Promise<Inspected> {
  const reply = resultOf(
    await assets.line.ask(key, asker, (signal) => doJob(assets, job, asker.lane, signal)),
  );
  if (reply.kind !== 'inspected') throw new Error('An upload was not looked at.');
  return reply.inspected;
}

/**
 * The path of the picture kept as `name`, made by `job` if it is not there.
 *
 * @throws Refused when it cannot be made, or not now.
 */
export async function pictureFile(
  assets: Assets,
  name: string,
  job: TransformJob,
  asker: PictureAsker,
): Promise<string> {
  const { lane } = asker;
  const { caches } = assets;
  const cache = caches[lane];
  const kept = (await caches.site.find(name)) ?? (await cache.find(name));
  if (kept !== null) return kept;
  const wait = assets.failures.waitOf(failureOf(job, lane));
  if (wait > 0) {
    throw refuse('not now', 'This picture took too much to make a moment ago. Try again later.', {
      'retry-after': String(Math.ceil(wait / 1000)),
    });
  }
  const key = `${lane === 'rest' ? 'rest' : 'kept'} ${name}`;
  await assets.line.ask(key, asker, async (signal) => {
    const reply = resultOf(await doJob(assets, job, lane, signal));
    if (reply.kind !== 'made') throw new Error('A picture was not made.');
    await cache.keep(name, reply.picture);
    return reply;
  });
  const made = await cache.find(name);
  if (made === null) throw comeBack('The lake could not do this just now. Try again shortly.');
  return made;
}
