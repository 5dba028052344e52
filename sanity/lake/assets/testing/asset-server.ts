import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createCommitter } from '../../store/commits.ts';
import { createDocumentStore } from '../../store/documents.ts';
import { openLake } from '../../store/open.ts';
import { openAssets } from '../library.ts';
import type { AssetLimits } from '../limits.ts';
import { serveFile, serveImage } from '../serve.ts';
import { createShownParts } from '../shown-parts.ts';
import { handleUpload } from '../upload.ts';

const assetDocument = z.looseObject({ _id: z.string(), path: z.string(), url: z.string() });
const uploadAnswer = z.object({ document: assetDocument });

type Body = string | Uint8Array;

/** What a site that shares this lake signs addresses with. */
export const siteSecret = 'a secret of the site';

/** Headers of somebody who is not signed in, and where they are. */
export const asReader = (visitor = '192.0.2.1') => ({ 'x-reader': visitor });

/**
 * The asset rooms alone, over HTTP, on a lake folder of their own. Who asks is signed in, unless the
 * headers say that they are a reader.
 */
export async function startAssetServer(limits: Partial<AssetLimits> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'lake-assets-'));
  const db = openLake(dir);
  const documents = createDocumentStore(db);
  const commits = createCommitter(db, documents);
  const assets = openAssets(dir, { limits, secrets: () => [siteSecret] });
  const home = { projectId: 'dateline', dataset: 'production', publicUrl: 'http://lake.example' };

  const shownParts = createShownParts(documents);

  async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams: search } = new URL(req.url ?? '/', 'http://lake');
    const [, room = '', ...rest] = pathname.split('/');
    const file = decodeURIComponent(rest.at(-1) ?? '');
    const reader = req.headers['x-reader'];
    const controller = new AbortController();
    res.once('close', () => !res.headersSent && controller.abort());
    const { signal } = controller;
    const visitor = String(reader ?? 'p-test');
    const asking = {
      assets,
      shownParts,
      file,
      search,
      visitor,
      isSignedIn: reader === undefined,
      signal,
    };
    if (room === 'images') return serveImage(req, res, asking);
    if (room === 'files') return serveFile(req, res, asking);
    const kind = room === 'upload-image' ? 'image' : 'file';
    return handleUpload(req, res, {
      assets,
      kind,
      search,
      home,
      author: 'p-test',
      mayCreate: () => true,
      signal,
      documents,
      commits,
    });
  }

  const server = createServer((req, res) => void respond(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const base = `http://127.0.0.1:${port}`;

  const send = (kind: 'image' | 'file', body: Body, query = '') =>
    fetch(`${base}/upload-${kind}?${query}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });

  return {
    base,
    dir,
    assets,
    documents,
    commits,
    send,
    /** Uploads and gives the document; the upload has to be accepted. */
    async upload(kind: 'image' | 'file', body: Body, query = '') {
      const response = await send(kind, body, query);
      return uploadAnswer.parse(await response.json()).document;
    },
    /** Every file below `assets`, transformed pictures left out. */
    kept: () => [
      ...readdirSync(assets.folders.images),
      ...readdirSync(assets.folders.files),
      ...readdirSync(assets.folders.incoming),
    ],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await assets.close();
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type AssetServer = Awaited<ReturnType<typeof startAssetServer>>;
