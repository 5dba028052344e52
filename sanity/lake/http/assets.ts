import type { AssetDocument } from '../assets/asset-document.ts';
import { serveFile, serveImage } from '../assets/serve.ts';
import { handleUpload } from '../assets/upload.ts';
import { may } from '../auth/roles.ts';
import type { Lake } from '../context.ts';
import type { Answer } from './answer.ts';
import { identityOf, type LakeRequest } from './request.ts';
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
  };
  return { kind: 'raw', respond: (req, res) => handleUpload(req, res, context) };
};

/** `POST /assets/images/:ds`: a picture, as the bare body. */
export const uploadImage: Handler = (request, lake) => upload(request, lake, 'image');

/** `POST /assets/files/:ds`: any other file, as the bare body. */
export const uploadFile: Handler = (request, lake) => upload(request, lake, 'file');

/** `GET /images/:project/:ds/:file`: a picture, transformed as the query string says. Open to anyone. */
export const fetchImage: Handler = (request, lake) => {
  const context = { assets: lake.assets, file: request.params.file ?? '', search: request.search };
  return { kind: 'raw', respond: (req, res) => serveImage(req, res, context) };
};

/** `GET /files/:project/:ds/:file`: a file as it was uploaded. Open to anyone. */
export const fetchFile: Handler = (request, lake) => {
  const context = { assets: lake.assets, file: request.params.file ?? '', search: request.search };
  return { kind: 'raw', respond: (req, res) => serveFile(req, res, context) };
};
