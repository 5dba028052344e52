import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';

/**
 * A story can always be taken back. New references to stories are weak; those from before would still
 * hold it. The embedded lake weakens them by itself, a hosted one refuses: so they are weakened first.
 */

/** Documents changed in one transaction. */
const atATime = 100;

const mentioning = z.array(z.looseObject({ _id: z.string(), _rev: z.string() }));

/** What a patch sets to make each strong reference of a document to `target` weak. */
export function weakenings(document: object, target: string): Record<string, true> {
  const set: Record<string, true> = {};
  const look = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [place, item] of value.entries()) {
        const isKeyed = isObject(item) && '_key' in item && typeof item._key === 'string';
        look(item, `${path}[${isKeyed ? `_key==${JSON.stringify(item._key)}` : place}]`);
      }
    } else if (isObject(value)) {
      const isWeak = '_weak' in value && value._weak === true;
      if ('_ref' in value && value._ref === target && !isWeak && !('_dataset' in value)) {
        set[`${path}._weak`] = true;
      }
      for (const [name, child] of Object.entries(value)) {
        look(child, path === '' ? name : `${path}.${name}`);
      }
    }
  };
  look(document, '');
  return set;
}

/** Weakens what would hold a document, in drafts and versions too. */
export async function letGo(client: SanityClient, id: string): Promise<void> {
  const found = mentioning.parse(
    await client.fetch('*[references($id)]', { id }, { perspective: 'raw', tag: 'let-go' }),
  );
  const held = found.flatMap((document) => {
    const set = weakenings(document, id);
    return Object.keys(set).length > 0 ? [{ patch: { id: document._id, set } }] : [];
  });
  for (let next = 0; next < held.length; next += atATime) {
    await client.mutate(held.slice(next, next + atATime), { visibility: 'async' });
  }
}
