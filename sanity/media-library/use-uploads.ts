import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import { apiVersion } from '../api-version.ts';
import { readApart } from '../pictures/read-original.ts';
import { onlyWrites } from '../studio/roles.ts';
import { keepWhatIsMissing, keptFrom, reasonOf, wordsOfUpload } from './keep.ts';
import type { Upload, UploadList } from './upload-list.ts';

/** Files sent at the same time. */
const atOnce = 2;

/** Uploads several pictures, and keeps with each what it says of itself. */
export function useUploads(list: UploadList, onUploaded: () => void) {
  const client = useClient({ apiVersion });
  const mayEdit = !onlyWrites(useCurrentUser());
  const uploads = useSyncExternalStore(list.subscribe, list.get);
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
        list.change((all) => all.map((one) => (one.key === key ? { ...one, ...news } : one)));
      list.change((all) => [
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
    [send, list],
  );

  return { uploads, upload, clear: () => list.change(() => []) };
}
