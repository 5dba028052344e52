/**
 * Loads the demonstration newsroom into the embedded lake: pictures first, then every document in one
 * transaction. Ids are stable, so loading again writes the same newsroom over the old one.
 *
 * `SANITY_DEMO_TOKEN=$(npm run --silent lake -- token create --role administrator) node sanity/demo/load.ts`
 */
import { createClient, type SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import type { DemoDocument } from './documents.ts';
import { drawingNamed } from './images.ts';
import { demoDocuments } from './newsroom.ts';
import { renderDrawing } from './pictures/render.ts';

export type LoadProgress = { picturesDone: number; pictures: number; documents: number };
type Options = { now: Date; onProgress?: (progress: LoadProgress) => void };

/** Pictures drawn and sent at the same time; drawing is bound by the processor. */
const atOnce = 2;

/** The documents with each drawing's name replaced by the id of its uploaded asset. */
export function withAssets(
  documents: readonly DemoDocument[],
  assetIds: ReadonlyMap<string, string>,
): DemoDocument[] {
  const placed = (value: unknown, key: string): unknown => {
    if (key !== '_ref' || typeof value !== 'string') return value;
    const name = drawingNamed(value);
    return name === undefined ? value : (assetIds.get(name) ?? value);
  };
  return documents.map((document) =>
    JSON.parse(JSON.stringify(document, (key, value) => placed(value, key))),
  );
}

/**
 * Loads the newsroom through `client`, which needs a token that may create documents and assets.
 *
 * @throws what `@sanity/client` throws when the lake refuses or does not answer; nothing but pictures
 * has been written then.
 */
export async function loadDemo(
  client: SanityClient,
  { now, onProgress }: Options,
): Promise<LoadProgress> {
  const { documents, pictures } = demoDocuments(now);
  const progress = { picturesDone: 0, pictures: pictures.length, documents: documents.length };
  const assetIds = new Map<string, string>();
  const waiting = [...pictures];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const file = await renderDrawing(next.drawing);
      const filename = `${next.name}.jpg`;
      const asset = await client.assets.upload('image', file, {
        filename,
        contentType: 'image/jpeg',
      });
      assetIds.set(next.name, asset._id);
      progress.picturesDone += 1;
      onProgress?.({ ...progress });
    }
  };
  onProgress?.({ ...progress });
  await Promise.all(Array.from({ length: atOnce }, work));

  const transaction = client.transaction();
  for (const document of withAssets(documents, assetIds)) transaction.createOrReplace<Record<string, unknown>>(document);
  await transaction.commit({ visibility: 'sync' });
  return progress;
}

/** One line that says how far loading is, such as `Loading the demo newsroom … 14/32 pictures`. */
export const progressLine = ({ picturesDone, pictures, documents }: LoadProgress): string =>
  picturesDone < pictures
    ? `Loading the demo newsroom … ${picturesDone}/${pictures} pictures`
    : `Loading the demo newsroom … ${documents} documents`;

async function main(): Promise<void> {
  const { lakePort, sanity } = readEnvironment();
  const token = process.env.SANITY_DEMO_TOKEN;
  if (!token) {
    throw new Error(
      'SANITY_DEMO_TOKEN is not set; make one with `npm run --silent lake -- token create --role administrator`.',
    );
  }
  const client = createClient({
    projectId: sanity.projectId,
    dataset: sanity.dataset,
    apiHost: `http://127.0.0.1:${lakePort}`,
    useProjectHostname: false,
    apiVersion: '2026-02-01',
    useCdn: false,
    token,
  });
  const show = (progress: LoadProgress) =>
    process.stdout.write(
      process.stdout.isTTY ? `\r\x1b[K${progressLine(progress)}` : `${progressLine(progress)}\n`,
    );
  const { pictures, documents } = await loadDemo(client, { now: new Date(), onProgress: show });
  const start = process.stdout.isTTY ? '\r\x1b[K' : '';
  process.stdout.write(
    `${start}Demo newsroom loaded: ${documents} documents, ${pictures} pictures.\n`,
  );
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The demo newsroom was not loaded: ${reason}\n`);
    process.exitCode = 1;
  });
}
