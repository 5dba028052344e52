import { z } from 'zod';
import { body, bodyProjection } from '../body/body.ts';
import { enhanced } from '../body/enhance.ts';
import type { BodyBlockView } from '../body/view.ts';
import { each, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, instant, optionalText } from '../contract/words.ts';
import { namesApart } from '../names-apart.ts';
import { authorLink, authorProjection } from '../story/link.ts';
import type { LiveUpdateView } from './view.ts';

/** Of each update of a live story. */
export const liveUpdateProjection = /* groq */ `
  _key,
  headline,
  at,
  "authors": authors[]->{ ${authorProjection} },
  body[]{ ${bodyProjection} },
  pinned,
  keyEvent
`;

/** A key as an address can have it: dots alone lead elsewhere, and half a letter is none. */
const addressable = (key: string): string =>
  key.toWellFormed().replace(/^\.{1,2}$/, (dots) => `key${dots}`);

const anchorOf = (key: string): string => `update-${key}`;

/** Blocks of different updates may have the same key, and stand on one page. */
const ofUpdate = (update: string, block: BodyBlockView): BodyBlockView =>
  block._type === 'faultyBlock' ? block : { ...block, _key: `${update}:${block._key}` };

export const liveUpdate = viewed(
  z.object({
    _key: id,
    headline: optionalText,
    at: instant,
    authors: each(referred(authorLink)),
    body,
    pinned: optional(z.boolean()),
    keyEvent: optional(z.boolean()),
  }),
  ({ _key, pinned, keyEvent, ...raw }): LiveUpdateView => ({
    ...raw,
    key: _key,
    anchor: anchorOf(_key),
    body: enhanced(raw.body).map((block) => ofUpdate(_key, block)),
    pinned: pinned ?? false,
    keyEvent: keyEvent ?? false,
  }),
);

/** Pinned updates on top, then the newest first; each under a key of its own, whatever a program wrote. */
export function liveUpdatesInOrder(updates: readonly LiveUpdateView[]): LiveUpdateView[] {
  const apart = namesApart();
  return updates
    .map((update) => {
      const key = apart(addressable(update.key));
      return { ...update, key, anchor: anchorOf(key) };
    })
    .toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.at.localeCompare(a.at));
}
