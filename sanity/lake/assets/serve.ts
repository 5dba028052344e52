import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { syncTag } from '../groq/running/sync-tags.ts';
import { madeOfHeader } from '../wire/made-of.ts';
import { refuse } from '../wire/refusal.ts';
import { answerFailure, errorCode } from './answer.ts';
import {
  fileAssetId,
  type ImageName,
  imageAssetId,
  imageFileOf,
  parseImageFile,
  parsePlainFile,
  plainFileOf,
} from './asset-name.ts';
import { savedAs } from './download-name.ts';
import type { Assets } from './library.ts';
import { Unwanted } from './line.ts';
import { mimeTypeOf } from './media-types.ts';
import { answerNotModified, type FileHead, isFresh, sendFile } from './send-file.ts';
import { servedTypeOf } from './served-type.ts';
import type { ShownParts } from './shown-parts.ts';
import type { OutputFormat, TransformParams } from './transform-params.ts';
import { pictureFile } from './unpack.ts';
import { type Wish, wishOf } from './wish.ts';

/** A request for an asset. */
export type ServeContext = {
  assets: Assets;
  /** Its file name as in the address, and the address's query. */
  file: string;
  search: URLSearchParams;
  /** Who asks: who they are, or where they are. */
  visitor: string;
  /** Whether they are signed in, or sent a token. */
  isSignedIn: boolean;
  /** What strangers may see of a picture. */
  shownParts: ShownParts;
  /** Aborted when they hang up before they are answered. */
  signal: AbortSignal;
};

const leaveIsOver =
  'The leave in this address to fetch the original is over: the lake was started anew, or a day has gone by. Export once more.';

const notHere = () => refuse('not there', 'There is no such file in this lake.');

/** Opens a file that may be gone by now. */
async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Nothing served here may run, load or embed anything, whatever it is. */
const lockedDown = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  // Other sites and feed readers may show pictures, pages of theirs that are isolated too.
  'cross-origin-resource-policy': 'cross-origin',
};

const formatOfExtension: Readonly<Record<string, OutputFormat>> = {
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
};

const takesWebp = (req: IncomingMessage): boolean => {
  const { accept = '' } = req.headers;
  return /image\/webp(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accept);
};

/**
 * The format to send. For `auto=format` WebP to whoever says that they take it, and else what everybody
 * does. AVIF is at best a fifth smaller and takes six times as long to make, on two cores that serve the
 * newsroom at the same time: the first reader would wait for seconds. So it is never made unless
 * somebody who is signed in asks for it with `fm=avif`: an AVIF is sent on as a JPEG.
 */
function formatOf(
  req: IncomingMessage,
  { extension }: ImageName,
  { params, lane }: Wish,
): OutputFormat | null {
  if (params.fm) return params.fm;
  // Who is signed in gets drawings as they are, sharp at any size; a crop is for others to obey.
  if (extension === 'svg' && lane === 'desk') return null;
  if (params.auto === 'format') {
    if (takesWebp(req)) return 'webp';
    if (extension === 'webp' && lane !== 'desk') return 'jpg';
  }
  if (extension === 'svg') return 'png';
  if (extension === 'avif' && lane !== 'desk') return 'jpg';
  // A TIFF can be shown by hardly any browser.
  return formatOfExtension[extension] ?? 'jpg';
}

function changesSize(params: TransformParams): boolean {
  const { auto, fm, dpr, ...rest } = params;
  return Object.keys(rest).length > 0;
}

/**
 * Whether the answer is made. Readers get nothing else: an original tells where it was taken, and shows
 * what was cut off it. Who is signed in gets it when nothing is asked for that changes its bytes.
 */
const isMade = ({ params, lane }: Wish, name: ImageName, format: OutputFormat): boolean =>
  lane !== 'desk' || changesSize(params) || format !== formatOfExtension[name.extension];

/** How long an answer may be kept, when it is not for ever and by anybody. */
function keepingOf({ lane, isCropped = false }: Wish): string | undefined {
  // Strangers get another picture at the same address, so nothing between may keep this one for them.
  if (lane === 'desk') return 'private, max-age=31536000, immutable';
  // Another crop may be published, or none.
  return isCropped ? 'public, max-age=30' : undefined;
}

/** What has to change for an answer to be another one: its document, and as whose crop it is shown. */
function madeOf(id: string, asDocumentsSay = false): Record<string, string> {
  const tags = [syncTag(`id:${id}`), ...(asDocumentsSay ? [syncTag(`ref:${id}`)] : [])];
  return { [madeOfHeader]: tags.join(' ') };
}

/** Same transformations in any order or spelling, same name. Changes when the pipeline does. */
const pipelineVersion = 3;

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
  { assets, visitor, signal }: ServeContext,
  name: ImageName,
  { params, lane }: Wish,
  format: OutputFormat,
): Promise<FileHandle> {
  const job = {
    kind: 'transform',
    path: join(assets.folders.images, imageFileOf(name)),
    name,
    params,
    format,
    pixels: assets.limits.imagePixels,
  } as const;
  const file = () =>
    pictureFile(assets, transformedName(name, params, format), job, { lane, visitor, signal });
  // A picture can be evicted between being made and being opened; it is then made once more.
  const handle = (await openIfThere(await file())) ?? (await openIfThere(await file()));
  if (!handle) throw refuse('not now', 'The lake could not do this just now. Try again shortly.');
  return handle;
}

async function answerImage(req: IncomingMessage, res: ServerResponse, context: ServeContext) {
  const name = parseImageFile(context.file);
  if (!name) throw notHere();
  const { assets, search } = context;
  const leave = assets.originals.leaveIn(context.file, search.get('original'));
  // Not 403 or 404: an export would go on without the picture.
  if (leave === 'over' && !context.isSignedIn) throw refuse('malformed', leaveIsOver);
  const isSignedIn = context.isSignedIn || leave === 'granted';
  const wish = wishOf(name, search, {
    isSignedIn,
    secrets: assets.secrets(),
    shown: context.shownParts.of,
  });
  const { params } = wish;
  // Opened even when the answer is made from it: a picture that was deleted is gone in every size.
  const original = await openOriginal(context);
  const format = formatOf(req, name, wish);
  const isChanged = format !== null && isMade(wish, name, format);
  const extension = isChanged ? (format === 'pjpg' ? 'jpg' : format) : name.extension;
  const download = search.get('dl');
  const keeping = keepingOf(wish);
  const head: FileHead = {
    etag: isChanged ? `"${transformedName(name, params, format)}"` : `"${name.sha1}"`,
    contentType: mimeTypeOf(extension),
    keeping,
    headers: {
      ...lockedDown,
      ...(download !== null && {
        'content-disposition': savedAs(download, context.file, extension),
      }),
      ...(params.auto && { vary: 'Accept' }),
      ...(keeping === undefined && madeOf(imageAssetId(name), wish.asDocumentsSay)),
    },
  };
  if (isFresh(req, head.etag) || isChanged) await original.close();
  if (isFresh(req, head.etag)) return answerNotModified(res, head);
  const handle = isChanged ? await openTransformed(context, name, wish, format) : original;
  await sendFile(req, res, handle, head);
}

async function answerFile(req: IncomingMessage, res: ServerResponse, context: ServeContext) {
  const name = parsePlainFile(context.file);
  const path = name && join(context.assets.folders.files, plainFileOf(name));
  const handle = path ? await openIfThere(path) : null;
  if (!name || !handle) throw notHere();
  const head: FileHead = {
    etag: `"${name.sha1}"`,
    contentType: servedTypeOf(name.extension),
    headers: {
      ...lockedDown,
      // A file is saved, never shown as a page: it comes from the origin that editors are signed in at.
      'content-disposition': savedAs(context.search.get('dl'), context.file, name.extension),
      ...madeOf(fileAssetId(name)),
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
      if (errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE' || error instanceof Unwanted) return;
      answerFailure(res, error);
    }
  };

/** Answers GET and HEAD of `/images/:project/:dataset/:file`. Always answers, never throws. */
export const serveImage: Answerer = answering(answerImage);

/** Answers GET and HEAD of `/files/:project/:dataset/:file`. Always answers, never throws. */
export const serveFile: Answerer = answering(answerFile);
