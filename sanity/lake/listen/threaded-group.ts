import { z } from 'zod';
import { stopped } from '../groq/planning/query-error.ts';
import type { MatchAnswer } from '../groq/threads/messages.ts';
import type { QueryPool } from '../groq/threads/pool.ts';
import type { CommittedTransaction, StoredDocument } from '../store/types.ts';
import { type EventSink, formatEvent } from '../wire/event-sink.ts';
import type { Refusal } from '../wire/refusal.ts';
import { eventsMissed, type Group, sendGreeting } from './group.ts';
import type { Listener } from './listener.ts';
import { documentsToTest, mutationEvents, type Verdict } from './mutation-event.ts';

/** Transactions, and receivers that want to be told what they missed, that may wait for the filter. */
const MOST_WAITING = 500;

/** Documents handed over at a time: that takes the main thread a moment. */
const BATCH = 200;

const matchAnswer: z.ZodType<MatchAnswer> = z.object({ passes: z.array(z.boolean()) });

type Job = {
  transactions: readonly CommittedTransaction[];
  /** Those it is for; who comes later is not told of it. */
  sinks: readonly EventSink[];
  send: (sinks: readonly EventSink[], isListed: Verdict) => void;
};

/**
 * Listeners whose filter may take long: it is evaluated in a thread, so they are told a little later,
 * in order all the same. References and sub-queries see documents as they are by then. A filter that
 * is stopped ends its listeners with an error; one that cannot keep up, so that they fetch anew.
 */
export function createThreadedGroup(listener: Listener, queries: QueryPool): Group {
  const sinks = new Set<EventSink>();
  const waiting: Job[] = [];
  let running = false;

  function endAll(refusal?: Refusal): void {
    waiting.length = 0;
    for (const sink of [...sinks]) {
      sinks.delete(sink);
      if (refusal) {
        sink.write(formatEvent({ name: 'channelError', data: { error: refusal.error } }));
      }
      sink.end();
    }
  }

  async function tellAbout(job: Job): Promise<void> {
    try {
      const verdict = await verdictOn(listener, job.transactions, queries);
      if (typeof verdict !== 'function') return endAll(verdict);
      job.send(
        job.sinks.filter((sink) => sinks.has(sink)),
        verdict,
      );
    } catch (fault) {
      console.error('lake: a listener could not be evaluated:', fault);
      endAll();
    }
  }

  async function tellAll(): Promise<void> {
    running = true;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await tellAbout(job);
    running = false;
  }

  function add(job: Job): void {
    waiting.push(job);
    if (waiting.length > MOST_WAITING) endAll();
    else if (!running) void tellAll();
  }

  return {
    sinks,
    tell(transaction) {
      add({
        transactions: [transaction],
        sinks: [...sinks],
        send(receivers, isListed) {
          const text = mutationEvents(listener, transaction, isListed).join('');
          if (text !== '') for (const sink of receivers) sink.write(text);
        },
      });
    },
    greet(sink, arrival) {
      const { missed } = arrival;
      if (missed === null) return sendGreeting(sink, arrival, null);
      add({
        transactions: missed.transactions,
        sinks: [sink],
        send: (receivers, isListed) => {
          const events = eventsMissed(listener, missed, isListed);
          for (const receiver of receivers) sendGreeting(receiver, arrival, events);
        },
      });
    },
  };
}

/**
 * Which documents of some transactions the listener's query lists, or that finding out was stopped.
 *
 * @throws Error when it could not be found out just now.
 */
async function verdictOn(
  listener: Listener,
  transactions: readonly CommittedTransaction[],
  queries: QueryPool,
): Promise<Verdict | Refusal> {
  const documents = documentsToTest(listener, transactions);
  const listed = new Set<StoredDocument>();
  for (let from = 0; from < documents.length; from += BATCH) {
    const batch = documents.slice(from, from + BATCH);
    const passes = await passesOf(listener, batch, queries);
    if ('ok' in passes) return passes;
    for (const [index, document] of batch.entries()) if (passes[index]) listed.add(document);
  }
  return (document) => listed.has(document);
}

async function passesOf(
  { question }: Listener,
  documents: readonly StoredDocument[],
  queries: QueryPool,
): Promise<boolean[] | Refusal> {
  const asked = { kind: 'match', ...question, documents } as const;
  const outcome = await queries.ask(asked, { lane: 'listeners', asker: question.identity });
  switch (outcome.kind) {
    case 'answer':
      return matchAnswer.parse(JSON.parse(outcome.json)).passes;
    case 'stopped':
      return stopped(question.query, outcome.why);
    case 'refusal':
      return outcome.refusal;
    case 'busy':
    case 'in the making':
    case 'too large':
      throw new Error(`a listener's filter was answered "${outcome.kind}"`);
    case 'failure':
      throw new Error(outcome.reason);
  }
}
