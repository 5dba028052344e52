import { useCallback, useRef, useState } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import { apiVersion } from '../api-version.ts';
import { readApart } from '../pictures/read-original.ts';
import { onlyWrites } from '../studio/roles.ts';
import { keepWhatIsMissing, keptFrom, reasonOf, wordsOfUpload } from './keep.ts';

/** A file on its way into the library, and what became of it. */
export type Upload = {
  key: string;
  name: string;
  state: 'waiting' | 'sending' | 'done' | 'known' | 'failed';
  /** Why it failed. */
  reason?: string;
};

/** Files sent at the same time. */
const atOnce = 2;

/** Uploads several pictures, and keeps with each what it says of itself. */
export function useUploads(onUploaded: () => void) {
  const client = useClient({ apiVersion });
  const mayEdit = !onlyWrites(useCurrentUser());
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  // Other words may be looked for by the time a file is there.
  const uploaded = useRef(onUploaded);
  uploaded.current = onUploaded;

  const send = useCallback(
    async (file: File): Promise<Pick<Upload, 'state' | 'reason'>> => {
      if (!file.type.startsWith('image/')) return { state: 'failed', reason: 'It is no picture.' };
      const since = Date.now();
      // What takes too long or cannot be read leaves the picture without words, not the library without it.
      const data = await readApart(await file.arrayBuffer(), new AbortController().signal);
      const kept = keptFrom(data);
      const asset = await client.assets.upload('image', file, {
        filename: file.name,
        extract: ['blurhash', 'lqip', 'palette'],
        ...wordsOfUpload(kept),
      });
      if (mayEdit) await keepWhatIsMissing(client, asset._id, kept);
      // The clocks of two machines differ by less.
      return { state: Date.parse(asset._createdAt) < since - 60_000 ? 'known' : 'done' };
    },
    [client, mayEdit],
  );

  const upload = useCallback(
    async (files: readonly File[]) => {
      const queue = files.map((file) => ({ file, key: crypto.randomUUID() }));
      const tell = (key: string, news: Pick<Upload, 'state' | 'reason'>) =>
        setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...news } : one)));
      setUploads((all) => [
        ...all,
        ...queue.map(({ file, key }): Upload => ({ key, name: file.name, state: 'waiting' })),
      ]);
      const work = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const { file, key } = next;
          tell(key, { state: 'sending' });
          try {
            tell(key, await send(file));
          } catch (error) {
            tell(key, { state: 'failed', reason: reasonOf(error) });
          }
          uploaded.current();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
    [send],
  );

  return { uploads, upload, clear: () => setUploads([]) };
}
