import { startTestLake } from '../../testing/lake-process.ts';
import type { Role } from '../../wire/identity.ts';

export type Writers = Awaited<ReturnType<typeof startWriters>>;

/** A lake in a process of its own, and everybody who may try to write to it, over plain HTTP. */
export async function startWriters() {
  const lake = await startTestLake();
  const tokens = new Map<Role, string>();
  for (const role of ['viewer', 'contributor', 'editor', 'administrator'] as const) {
    tokens.set(role, await lake.token(role));
  }
  const editor = await lake.client('editor');

  async function send(role: Role, path: string, body: unknown) {
    const answer = await fetch(`${lake.url}/v2026-02-01${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.get(role)}` },
      body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
    });
    const json: unknown = await answer.json();
    return { status: answer.status, body: json };
  }

  const act = async (role: Role, name: string, fields: object): Promise<number> => {
    const actions = [{ actionType: `sanity.action.${name}`, ...fields }];
    return (await send(role, '/data/actions/production', { actions })).status;
  };

  return {
    lake,
    tokens,
    /** A client of an editor's. */
    editor,
    /** Posts JSON or bytes. */
    send,
    /** The status of mutations in one transaction. */
    mutate: async (role: Role, ...mutations: unknown[]): Promise<number> =>
      (await send(role, '/data/mutate/production', { mutations })).status,
    /** The status of one action; `name` without `sanity.action.`. */
    act,
    /** An editor's release with a story in it, of the same name, that nobody is to see yet. */
    async releaseOfEditor(name: string): Promise<void> {
      await act('editor', 'release.create', { releaseId: name });
      await editor.create({ _id: `versions.${name}.${name}`, _type: 'article', headline: 'Later' });
    },
    /** The state of a release. */
    stateOf: async (name: string): Promise<unknown> =>
      (await editor.getDocument(`_.releases.${name}`))?.state,
  };
}
