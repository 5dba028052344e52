import { withAssetUrl } from '../assets/asset-document.ts';
import type { Lake } from '../context.ts';
import type { StoredDocument } from '../store/types.ts';
import { tooMany } from '../wire/refusal.ts';
import { identityOf, type LakeRequest } from '../wire/request.ts';
import type { Handler } from './route.ts';

/** Exports under way, by who asked. Each reads everything, which leaves others to wait for their turn. */
const exporting: string[] = [];
const [mostOfOne, most] = [2, 6];

/**
 * Where whoever asks reaches the pictures: at the lake's own port when they use it, else in public.
 * Sanity's command line puts the project's name before `localhost`.
 */
function assetBase(request: LakeRequest, lake: Lake): string {
  const host = request.header('host') ?? '';
  const [, port] = /^(?:(?:[\w-]+\.)?localhost|127\.0\.0\.1|\[::1\]):(\d+)$/.exec(host) ?? [];
  return port === undefined || request.header('x-forwarded-for')
    ? lake.config.publicUrl
    : `http://127.0.0.1:${port}`;
}

function* exported(
  documents: Iterable<StoredDocument>,
  types: ReadonlySet<string>,
  addressed: (document: StoredDocument) => StoredDocument,
): Generator<StoredDocument> {
  for (const document of documents) {
    if (types.size === 0 || types.has(document._type)) yield addressed(document);
  }
}

/** `GET /data/export/:ds`: every document as stored, drafts and asset documents too, one a line. */
export const exportDocuments: Handler = (request, lake) => {
  const { id } = identityOf(request);
  if (exporting.filter((one) => one === id).length >= mostOfOne || exporting.length >= most) {
    throw tooMany('exports are under way');
  }
  exporting.push(id);
  request.whenOver(() => exporting.splice(exporting.indexOf(id), 1));
  const types = (request.search.get('types') ?? '').split(',').filter((type) => type !== '');
  const base = assetBase(request, lake);
  const lines = exported(lake.documents.all(), new Set(types), (document) =>
    withAssetUrl(document, base, lake.assets.originals),
  );
  return { kind: 'lines', lines };
};
