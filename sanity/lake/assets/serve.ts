import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Refusal } from '../http/refusal.ts';
import { answerFailure, errorCode } from './answer.ts';
import {
  type ImageName,
  imageFileOf,
  parseImageFile,
  parsePlainFile,
  plainFileOf,
} from './asset-name.ts';
import { contentDisposition } from './content-disposition.ts';
import type { Assets } from './library.ts';
import { mimeTypeOf } from './media-types.ts';
import { answerNotModified, type FileHead, isFresh, sendFile } from './send-file.ts';
import { transform } from './transform.ts';
import {
  type OutputFormat,
  readTransformParams,
  type TransformParams,
} from './transform-params.ts';

/** A request for an asset: its file name as in the address, and the address's query. */
export type ServeContext = { assets: Assets; file: string; search: URLSearchParams };

const notHere = () => new Refusal(404, 'There is no such file in this lake.');

/** Opens a file that may be gone by now. */
async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function downloadHeader(search: URLSearchParams, file: string): Record<string, string> {
  const wished = search.get('dl');
  if (wished === null) return {};
  return { 'content-disposition': contentDisposition('attachment', wished || file) };
}

/** What may stand in a tab of its own, though it comes from the origin editors are signed in at. */
const shownInline =
  /^(image\/(?!svg)|video\/|audio\/|font\/|application\/pdf$|text\/plain$|text\/csv$|text\/vtt$)/;

/** Nothing served here may run, load or embed anything, whatever it is. */
const lockedDown = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Types that cannot run anything, and whose viewers in browsers the policy would break. */
const needsItsViewer = /^(video\/|audio\/|application\/pdf$)/;

const policyOf = (contentType: string): Record<string, string> =>
  needsItsViewer.test(contentType) ? {} : { 'content-security-policy': lockedDown };

const formatOfExtension: Readonly<Record<string, OutputFormat>> = {
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
};

/**
 * The format to send. For `auto=format` WebP, to whoever takes it. AVIF is at best a fifth smaller
 * and takes six times as long to make, on two cores that serve the newsroom at the same time: the
 * first reader would wait for seconds. It is there for who asks with `fm=avif`.
 */
function formatOf(
  req: IncomingMessage,
  name: ImageName,
  params: TransformParams,
): OutputFormat | null {
  if (params.fm) return params.fm;
  // Drawings are sharp at any size as they are.
  if (name.extension === 'svg') return null;
  if (params.auto === 'format' && /image\/webp/.test(req.headers.accept ?? '')) return 'webp';
  // A TIFF can be shown by hardly any browser.
  return formatOfExtension[name.extension] ?? 'jpg';
}

/** Whether anything is asked for that changes the picture's bytes. */
function changes(params: TransformParams, name: ImageName, format: OutputFormat): boolean {
  const { auto, fm, dpr, ...rest } = params;
  return Object.keys(rest).length > 0 || format !== formatOfExtension[name.extension];
}

/** Same transformations in any order or spelling, same name. Changes when the pipeline does. */
const pipelineVersion = 1;

function transformedName(name: ImageName, params: TransformParams, format: OutputFormat): string {
  const { auto, fm, ...rest } = params;
  const said = JSON.stringify(
    Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  const key = createHash('sha256').update(`${pipelineVersion} ${format} ${said}`).digest('hex');
  return `${name.sha1}-${key.slice(0, 32)}.${format === 'pjpg' ? 'jpg' : format}`;
}

async function openOriginal({ assets, file }: ServeContext): Promise<FileHandle> {
  const handle = await openIfThere(join(assets.folders.images, file));
  if (!handle) throw notHere();
  return handle;
}

async function openTransformed(
  { assets }: ServeContext,
  name: ImageName,
  params: TransformParams,
  format: OutputFormat,
): Promise<FileHandle> {
  const original = join(assets.folders.images, imageFileOf(name));
  const make = () => transform(original, name, params, format, assets.limits.imagePixels);
  const cached = transformedName(name, params, format);
  // A picture can be evicted between being made and being opened; it is then made once more.
  const handle =
    (await openIfThere(await assets.cache.file(cached, make))) ??
    (await openIfThere(await assets.cache.file(cached, make)));
  if (!handle) throw new Refusal(503, 'The lake could not do this just now. Try again shortly.');
  return handle;
}

async function answerImage(req: IncomingMessage, res: ServerResponse, context: ServeContext) {
  const name = parseImageFile(context.file);
  if (!name) throw notHere();
  const params = readTransformParams(context.search);
  // Opened even when the answer is made from it: a picture that was deleted is gone in every size.
  const original = await openOriginal(context);
  const format = formatOf(req, name, params);
  const isChanged = format !== null && changes(params, name, format);
  const contentType = mimeTypeOf(isChanged ? (format === 'pjpg' ? 'jpg' : format) : name.extension);
  const head: FileHead = {
    etag: isChanged ? `"${transformedName(name, params, format)}"` : `"${name.sha1}"`,
    contentType,
    headers: {
      ...policyOf(contentType),
      ...downloadHeader(context.search, context.file),
      ...(params.auto && { vary: 'Accept' }),
    },
  };
  if (isFresh(req, head.etag) || isChanged) await original.close();
  if (isFresh(req, head.etag)) return answerNotModified(res, head);
  const handle = isChanged ? await openTransformed(context, name, params, format) : original;
  await sendFile(req, res, handle, head);
}

async function answerFile(req: IncomingMessage, res: ServerResponse, context: ServeContext) {
  const name = parsePlainFile(context.file);
  const path = name && join(context.assets.folders.files, plainFileOf(name));
  const handle = path ? await openIfThere(path) : null;
  if (!name || !handle) throw notHere();
  const contentType = mimeTypeOf(name.extension);
  const disposition: Record<string, string> = shownInline.test(contentType)
    ? {}
    : { 'content-disposition': contentDisposition('attachment', context.file) };
  const head: FileHead = {
    etag: `"${name.sha1}"`,
    contentType,
    headers: {
      ...policyOf(contentType),
      ...disposition,
      ...downloadHeader(context.search, context.file),
    },
  };
  if (isFresh(req, head.etag)) {
    await handle.close();
    return answerNotModified(res, head);
  }
  await sendFile(req, res, handle, head);
}

type Answerer = (req: IncomingMessage, res: ServerResponse, context: ServeContext) => Promise<void>;

const answering =
  (answer: Answerer): Answerer =>
  async (req, res, context) => {
    try {
      await answer(req, res, context);
    } catch (error) {
      // A reader who leaves in the middle is no failure.
      if (errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE') return;
      answerFailure(res, error);
    }
  };

/** Answers GET and HEAD of `/images/:project/:dataset/:file`. Always answers, never throws. */
export const serveImage: Answerer = answering(answerImage);

/** Answers GET and HEAD of `/files/:project/:dataset/:file`. Always answers, never throws. */
export const serveFile: Answerer = answering(answerFile);
