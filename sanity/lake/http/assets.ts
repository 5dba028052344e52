import type { AssetDocument } from '../assets/asset-document.ts';
import { serveFile, serveImage } from '../assets/serve.ts';
import { shownPartsOf } from '../assets/shown-parts.ts';
import { handleUpload } from '../assets/upload.ts';
import { may } from '../auth/roles.ts';
import type { Lake } from '../context.ts';
import type { Answer } from '../wire/answer.ts';
import { identityOf, type LakeRequest } from '../wire/request.ts';
import type { Handler } from './route.ts';

const upload = (request: LakeRequest, lake: Lake, kind: 'image' | 'file'): Answer => {
  const { assets, documents, commits, config } = lake;
  const { id: author, role } = identityOf(request);
  const context = {
    assets,
    documents,
    commits,
    kind,
    search: request.search,
    home: config,
    author,
    mayCreate: (document: AssetDocument) => may(role, 'create', document),
    signal: request.signal,
  };
  return { kind: 'raw', respond: (req, res) => handleUpload(req, res, context) };
};

/** `POST /assets/images/:ds`: a picture, as the bare body. */
export const uploadImage: Handler = (request, lake) => upload(request, lake, 'image');

/** `POST /assets/files/:ds`: any other file, as the bare body. */
export const uploadFile: Handler = (request, lake) => upload(request, lake, 'file');

/** A visitor has billions of addresses of IPv6: those of one network, its first half, count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [start = [], end] = address.split('::').map((part) => part.split(':'));
  const missing = end === undefined ? 0 : Math.max(0, 8 - start.length - end.length);
  return [...start, ...Array<string>(missing).fill('0'), ...(end ?? [])].slice(0, 4).join(':');
}

const serving = (request: LakeRequest, { assets, documents }: Lake) => ({
  assets,
  shownParts: shownPartsOf(documents),
  file: request.params.file ?? '',
  search: request.search,
  visitor: request.authenticated?.identity.id ?? networkOf(request.visitor),
  isSignedIn: request.authenticated !== null,
  signal: request.signal,
});

/** `GET /images/:project/:ds/:file`: a picture, transformed as the query string says. Open to anyone. */
export const fetchImage: Handler = (request, lake) => {
  const context = serving(request, lake);
  return { kind: 'raw', respond: (req, res) => serveImage(req, res, context) };
};

/** `GET /files/:project/:ds/:file`: a file as it was uploaded. Open to anyone. */
export const fetchFile: Handler = (request, lake) => {
  const context = serving(request, lake);
  return { kind: 'raw', respond: (req, res) => serveFile(req, res, context) };
};
