import { z } from 'zod';
import { body, bodyProjection } from '../body/body.ts';
import { enhanced } from '../body/enhance.ts';
import { each, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, instant, optionalText } from '../contract/words.ts';
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
    anchor: `update-${_key}`,
    body: enhanced(raw.body),
    pinned: pinned ?? false,
    keyEvent: keyEvent ?? false,
  }),
);

/** Pinned updates on top, then the newest first. */
export const liveUpdatesInOrder = (updates: readonly LiveUpdateView[]): LiveUpdateView[] =>
  updates.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.at.localeCompare(a.at));
