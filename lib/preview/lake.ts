import { ClientError, type SanityClient } from '@sanity/client';
import { z } from 'zod';
import { createSiteClient } from '#sanity/client.ts';

/** Milliseconds the lake may take to say whether a preview still stands. */
const patience = 3000;

/** What previews ask the lake, by the site's own token. Rejects when the lake does not answer. */
export type PreviewLake = {
  client: SanityClient;
  /** Who wrote a document last; null when the history does not tell. */
  authorOf(document: { _id: string; _rev: string }): Promise<string | null>;
  /** Who an id of the embedded lake stands for and may read drafts, or null when it is over. */
  standingOf(id: string): Promise<Identity | null>;
  /** What editors call a release; null for one without a title, or that is not there. */
  titleOf(release: string): Promise<string | null>;
  /** The people of a hosted project, or null when it does not tell us. */
  members(): Promise<ReadonlySet<string> | null>;
};

const standing = z.object({
  id: z.string(),
  kind: z.enum(['user', 'token']),
  readsDrafts: z.boolean(),
});
export type Identity = z.infer<typeof standing>;

const project = z.object({ members: z.array(z.object({ id: z.string() })).min(1) });
const releaseDocument = z.object({ metadata: z.object({ title: z.string().trim().min(1) }) });
const transaction = z.object({ author: z.string().min(1) });

/** Whether the lake answered, and the answer is no. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ClientError && [401, 403, 404].includes(error.statusCode);

/** What a question is answered; `otherwise` when the lake knows of no such thing or does not tell us. */
async function answerTo<T, U>(asking: Promise<unknown>, shape: z.ZodType<T>, otherwise: U) {
  try {
    return shape.safeParse(await asking).data ?? otherwise;
  } catch (error) {
    if (isRefusal(error)) return otherwise;
    throw error;
  }
}

/** @param site the site's client, with its read token. */
export function createPreviewLake(site: SanityClient = createSiteClient()): PreviewLake {
  const client = site.withConfig({ perspective: 'raw', maxRetries: 0, timeout: patience });
  const { dataset, projectId } = client.config();
  const ask = (url: string, query: Record<string, string> = {}): Promise<unknown> =>
    client.request({ url, query, tag: 'preview' });

  return {
    client,
    async authorOf({ _id, _rev }) {
      // The log says who it was; the document only what its writer says of itself.
      const lines = await answerTo(
        ask(`/data/history/${dataset}/transactions/${_id}`, {
          fromTransaction: _rev,
          toTransaction: _rev,
          excludeContent: 'true',
        }),
        z.unknown(),
        null,
      );
      return transaction.nullable().catch(null).parse(firstLine(lines))?.author ?? null;
    },
    async standingOf(id) {
      const found = await answerTo(ask(`/auth/standing/${encodeURIComponent(id)}`), standing, null);
      return found?.readsDrafts ? found : null;
    },
    async titleOf(release) {
      const asking = client.releases.get({ releaseId: release }, { tag: 'preview' });
      return (await answerTo(asking, releaseDocument, null))?.metadata.title ?? null;
    },
    async members() {
      const found = await answerTo(ask(`/projects/${projectId}`), project, null);
      return found && new Set(found.members.map((member) => member.id));
    },
  };
}

/** The first value of an answer of one JSON value a line; clients give a single one parsed already. */
function firstLine(answer: unknown): unknown {
  if (typeof answer !== 'string') return answer;
  try {
    return JSON.parse(answer.split('\n', 1)[0] ?? '');
  } catch {
    return null;
  }
}
