/**
 * Loads the demonstration newsroom into the embedded lake: pictures and other files first, then every document in one
 * transaction. Ids are stable, so loading again writes the same newsroom over the old one.
 *
 * `SANITY_DEMO_TOKEN=$(npm run --silent lake -- token create --role administrator) node sanity/demo/load.ts`
 */
import { createClient, type SanityClient } from '@sanity/client';
import { readEnvironment } from '#lib/env.ts';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../api-version.ts';
import type { DemoDocument } from './documents.ts';
import { drawingNamed } from './images.ts';
import { demoDocuments } from './newsroom.ts';
import { renderDrawing } from './pictures/render.ts';

type Options = {
  /** The moment the newsroom's relative times count from. */
  now: Date;
  /** Told how far loading is, in a line such as `Loading the demo newsroom … 14/32 pictures`. */
  onProgress?: (line: string) => void;
  /** How wide pictures are drawn, in pixels (480 at least); as wide as readers need when left out. */
  pictureWidth?: number;
};
export type DemoCounts = { documents: number; pictures: number; files: number };

/** Ids of uploaded assets, by the names they have in the demonstration. */
type AssetIds = { pictures: Map<string, string>; files: Map<string, string> };

/** Pictures drawn and sent at the same time; drawing is bound by the processor. */
const atOnce = 2;

/** The documents with each drawing's and file's name replaced by the id of its uploaded asset. */
export function withAssets(
  documents: readonly DemoDocument[],
  { pictures, files }: AssetIds,
): DemoDocument[] {
  const placed = (key: string, value: unknown): unknown => {
    if (key !== '_ref' || typeof value !== 'string') return value;
    const id = pictures.get(drawingNamed(value) ?? '') ?? files.get(value);
    return id ?? value;
  };
  return documents.map((document): DemoDocument => JSON.parse(JSON.stringify(document, placed)));
}

/**
 * Loads the newsroom through `client`, which needs a token that may create documents and assets.
 *
 * @throws what `@sanity/client` throws when the lake refuses or does not answer; no document has been
 * written then, though some pictures and files may have been.
 */
export async function loadDemo(
  client: SanityClient,
  { now, onProgress, pictureWidth }: Options,
): Promise<DemoCounts> {
  const { documents, pictures, files } = demoDocuments(now);
  const assetIds: AssetIds = { pictures: new Map(), files: new Map() };
  const tell = (text: string) => onProgress?.(`Loading the demo newsroom … ${text}`);
  const tellPictures = () => tell(`${assetIds.pictures.size}/${pictures.length} pictures`);
  const waiting = [...pictures];
  const upload = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const file = await renderDrawing(next.drawing, pictureWidth);
      const asset = await client.assets.upload('image', file, {
        filename: `${next.name}.jpg`,
        contentType: 'image/jpeg',
      });
      assetIds.pictures.set(next.name, asset._id);
      tellPictures();
    }
  };
  tellPictures();
  await Promise.all(Array.from({ length: atOnce }, upload));
  for (const [name, { make, ...about }] of files) {
    const { _id } = await client.assets.upload('file', await make(), about);
    assetIds.files.set(name, _id);
  }

  tell(`${documents.length} documents`);
  const transaction = client.transaction();
  for (const document of withAssets(documents, assetIds)) {
    transaction.createOrReplace<Record<string, unknown>>(document);
  }
  await transaction.commit({ visibility: 'sync' });
  return {
    documents: documents.length,
    pictures: pictures.length,
    files: files.size,
  };
}

/** @throws an error of one sentence when nothing answers at the address. */
async function checkLakeAnswers(address: string): Promise<void> {
  try {
    await fetch(`${address}/v1/ping`);
  } catch {
    throw new Error(`no lake answers at ${address}; start one with \`npm run lake -- serve\`.`);
  }
}

async function main(): Promise<void> {
  const { lakeUrl: apiHost, sanity } = readEnvironment();
  const token = process.env.SANITY_DEMO_TOKEN;
  if (!token) {
    throw new Error(
      'SANITY_DEMO_TOKEN is not set; make one with `npm run --silent lake -- token create --role administrator`.',
    );
  }
  await checkLakeAnswers(apiHost);
  const client = createClient({
    projectId: sanity.projectId,
    dataset: sanity.dataset,
    apiHost,
    useProjectHostname: false,
    apiVersion,
    useCdn: false,
    token,
  });
  // On a terminal the line is written over; elsewhere each stands alone.
  const [before, after] = process.stdout.isTTY ? ['\r\x1b[K', ''] : ['', '\n'];
  try {
    const { documents, pictures } = await loadDemo(client, {
      now: new Date(),
      onProgress: (line) => process.stdout.write(`${before}${line}${after}`),
    });
    process.stdout.write(
      `${before}Demo newsroom loaded: ${documents} documents, ${pictures} pictures.\n`,
    );
  } catch (error) {
    process.stdout.write(before);
    throw error;
  }
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const reason = messageOf(error);
    process.stderr.write(`The demo newsroom was not loaded: ${reason}\n`);
    process.exitCode = 1;
  });
}
