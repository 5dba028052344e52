import { ClientError, type MutationEvent, type SanityClient } from '@sanity/client';
import { addressedTypes, isDocumentType } from '#lib/content/document-types.ts';
import { leaveRedirects } from '#lib/content/redirect/leave.ts';
import { type Passage, passageBetween } from '#lib/content/redirect/left-behind.ts';

/** Published documents that have an address. */
const addressed =
  '*[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]';

/** Passages written in one transaction. */
const atATime = 100;
/** Milliseconds before the lake is asked again. */
const retryDelay = 2000;

const missed =
  'redirects: the lake can no longer tell what changed while the connection was lost. What ' +
  'a program moved meanwhile has no redirect from its old address: write it in the Studio.';

/** A passage, and whether the document it takes from readers is gone for good if it has no draft. */
type Seen = Passage & { isGone: boolean };

/**
 * Sees every change of a published address, whoever makes it (a program, an import, a release that is
 * run without the Studio), and leaves the redirects that the Studio's own publishing leaves.
 *
 * @param client may write.
 * @param onListening is told when changes are seen from now on.
 * @returns a function that ends it.
 */
export function watchOldAddresses(client: SanityClient, onListening = () => {}): () => void {
  const waiting: Seen[] = [];
  let isWriting = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let subscription: { unsubscribe(): void } | undefined;

  async function write(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    try {
      while (waiting.length > 0 && !stopped) {
        const passages = waiting.slice(0, atATime);
        await writeOrGiveUp(client, passages);
        waiting.splice(0, passages.length);
      }
    } catch (error) {
      console.error('redirects: old addresses could not be kept yet.', reasonOf(error));
      timer = setTimeout(() => void write(), retryDelay).unref();
    } finally {
      isWriting = false;
    }
  }

  function listen(): void {
    if (stopped) return;
    subscription = client
      .listen(
        addressed,
        { types: addressedTypes() },
        // Resumed, it is told what changed while the connection was lost.
        {
          enableResume: true,
          includePreviousRevision: true,
          events: ['welcome', 'reset', 'mutation'],
          tag: 'redirects',
        },
      )
      .subscribe({
        next(event) {
          if (event.type === 'welcome') onListening();
          if (event.type === 'reset') console.error(missed);
          const passage = event.type === 'mutation' ? passageOf(event) : null;
          if (passage === null) return;
          waiting.push(passage);
          void write();
        },
        error(error: unknown) {
          console.error('redirects: the lake is not heard.', reasonOf(error));
          timer = setTimeout(listen, retryDelay).unref();
        },
      });
  }

  listen();
  return () => {
    stopped = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}

/**
 * Writes what some passages leave. When the lake refuses them for good, each is tried by itself, and the
 * one that cannot be written is left to the log: those behind it do not wait for it.
 *
 * @throws what may succeed when it is tried again.
 */
async function writeOrGiveUp(client: SanityClient, passages: readonly Seen[]): Promise<void> {
  try {
    await leaveRedirects(client, await withoutDeleted(client, passages));
  } catch (error) {
    if (!isForGood(error)) throw error;
    const [only] = passages;
    if (passages.length > 1) {
      for (const passage of passages) await writeOrGiveUp(client, [passage]);
    } else if (only !== undefined) {
      const from = only.left ?? only.taken ?? '';
      console.error(`redirects: the lake refuses what ${from} leaves behind.`, reasonOf(error));
    }
  }
}

/** A token may be given its rights, a lake may have time again: all else stays refused. */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 425, 429]);

const isForGood = (error: unknown): boolean =>
  error instanceof ClientError && !passing.has(error.statusCode);

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'It gave no reason.';

function passageOf({ documentId, previous, result }: MutationEvent): Seen | null {
  const type = (result ?? previous)?._type;
  if (type === undefined || !isDocumentType(type)) return null;
  const passage = passageBetween({ id: documentId, type }, previous, result);
  return passage && { ...passage, isGone: result === undefined || result === null };
}

/** A document that was deleted, rather than unpublished, does not come back: nothing waits for it. */
async function withoutDeleted(client: SanityClient, seen: readonly Seen[]): Promise<Passage[]> {
  const gone = seen.filter(({ isGone }) => isGone).map(({ documentId }) => `drafts.${documentId}`);
  const drafts = new Set<unknown>(
    gone.length === 0
      ? []
      : await client.fetch('*[_id in $gone]._id', { gone }, { perspective: 'raw' }),
  );
  return seen.map(({ isGone, ...passage }) =>
    isGone && !drafts.has(`drafts.${passage.documentId}`) ? { ...passage, left: null } : passage,
  );
}
