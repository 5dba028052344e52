import { isDeepStrictEqual } from 'node:util';
import { assetFacts, withExtras } from '../store/asset-facts.ts';
import { kindOf } from '../store/document-kinds.ts';
import type { StoredDocument } from '../store/types.ts';
import { isObject } from '../wire/is-object.ts';
import { forbidden } from './fault.ts';

/**
 * Assets come from uploads alone, which do not pass here: a document that only looks like one would
 * stand for a picture that is uploaded later.
 *
 * @throws Refused (403)
 */
export function checkAssetCreated(document: StoredDocument): void {
  if (kindOf(document) !== 'asset') return;
  throw forbidden(
    document._id,
    `Document "${document._id}" of type "${document._type}" would be an asset's. Assets come from uploads alone: send the bytes to /assets/images or /assets/files`,
  );
}

/**
 * An asset's document after a change by somebody who may edit it: the words are theirs, the facts
 * stay. Of `metadata` it keeps what is known instead of refusing, since an import sends along what
 * another lake has found out about the same bytes; what is not known yet is taken from there.
 *
 * @throws Refused (403) when it changes a fact.
 */
export function withFactsOfUpload(before: StoredDocument, given: StoredDocument): StoredDocument {
  const after = withKnownUrl(before, given);
  const changed = assetFacts.find((field) => !isDeepStrictEqual(before[field], after[field]));
  if (changed !== undefined) {
    throw forbidden(
      after._id,
      `"${changed}" of asset "${after._id}" says what was uploaded, and cannot be changed`,
    );
  }
  if (isDeepStrictEqual(before.metadata, after.metadata)) return after;
  const { metadata, ...rest } = after;
  return isObject(before.metadata)
    ? { ...rest, metadata: withExtras(metadata, before.metadata) }
    : rest;
}

/** An export names an asset by the address it has for whoever asks, which is not always the same. */
const withKnownUrl = ({ url, path }: StoredDocument, after: StoredDocument): StoredDocument =>
  typeof after.url === 'string' && after.url.endsWith(`/${path}`) ? { ...after, url } : after;
