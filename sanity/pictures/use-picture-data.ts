import type { SanityClient } from '@sanity/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ObjectInputProps, set, useClient } from 'sanity';
import { z } from 'zod';
import { apiVersion } from '../api-version.ts';
import { type Found, filledFrom, namesOf } from './filled.ts';
import { keptIn, keptQuery } from './kept.ts';
import type { PictureData } from './picture-data.ts';
import { readOriginal } from './read-original.ts';
import { rightsUseNames } from './rights.ts';
import { usesOf } from './uses.ts';

const text = z.string().optional().catch(undefined);
const picture = z.object({
  _upload: z.unknown().optional(),
  asset: z.object({ _ref: z.string() }).optional().catch(undefined),
  alt: text,
  caption: text,
  credit: text,
  source: text,
  photographer: text,
  licence: z.object({ name: text, url: text }).optional().catch(undefined),
  rights: z
    .object({
      expires: text,
      use: z.enum(rightsUseNames).optional().catch(undefined),
      terms: text,
    })
    .optional()
    .catch(undefined),
});

/** Where the file of a picture is: beside the Studio with the lake there, else where Sanity keeps it. */
export function addressOf(client: SanityClient, path: string): string {
  const { apiHost = '', useProjectHostname } = client.config();
  return `${useProjectHostname === false ? apiHost : 'https://cdn.sanity.io'}/${path}`;
}

/** What was found for a picture, which fields it has filled, and where else the picture stands. */
export type Told = Found & { data: PictureData };

const storedAsset = z.looseObject({ path: z.string() });

/** What a picture says of itself and what is kept with it; nothing of one that cannot be found. */
async function knownOf(client: SanityClient, asset: string, signal: AbortSignal) {
  const found = storedAsset.safeParse(
    await client.fetch<unknown>(keptQuery, { asset }, { signal }),
  ).data;
  if (found === undefined) return { data: {}, kept: null };
  const data = await readOriginal(addressOf(client, found.path), signal);
  return { data, kept: keptIn(found) };
}

/**
 * Fills the fields of a picture that are empty, from what the newsroom said of it before and from what the
 * picture says of itself, as soon as one is chosen, and again when asked to. One that was there before is left
 * alone: nobody changes a story by looking at it.
 */
export function usePictureData({ value, onChange, readOnly }: ObjectInputProps) {
  const client = useClient({ apiVersion });
  const now = picture.safeParse(value ?? {}).data;
  const chosen = now?.asset?._ref;
  const latest = useRef(now);
  latest.current = now;
  const change = useRef(onChange);
  change.current = onChange;
  const seen = useRef(chosen);
  const running = useRef<AbortController | null>(null);
  const [told, setTold] = useState<Told | null>(null);

  const fill = useCallback(
    async (asset: string, signal: AbortSignal) => {
      const [{ data, kept }, uses] = await Promise.all([
        knownOf(client, asset, signal),
        usesOf(client, asset).catch(() => []),
      ]);
      // Another may have been chosen meanwhile, and fields may have been written in.
      if (signal.aborted || latest.current?.asset?._ref !== asset) return;
      const found = filledFrom(data, latest.current, uses, kept);
      const patches = namesOf(found.fields).map((name) => set(found.fields[name], [name]));
      if (patches.length > 0) change.current(patches);
      setTold({ ...found, data });
    },
    [client],
  );

  useEffect(() => {
    // While it may not be written in, the form waits: the picture is looked at once it may.
    if (chosen === seen.current || readOnly) return;
    setTold(null);
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const look = chosen === undefined ? Promise.resolve() : fill(chosen, abort.signal);
    look
      // Without it the fields are empty, as they were: an editor fills them.
      .catch(() => {})
      .finally(() => {
        if (!abort.signal.aborted) seen.current = chosen;
      });
    // A form that is closed meanwhile is filled all the same: only another choice ends it.
  }, [chosen, fill, readOnly]);

  const hasGaps = now !== undefined && !(now.alt && now.caption && now.credit);
  return {
    told,
    chosen,
    /** Fills what is empty now; null when there is nothing to fill. */
    fillNow:
      chosen === undefined || readOnly || !hasGaps || told !== null
        ? null
        : () => void fill(chosen, new AbortController().signal).catch(() => {}),
  };
}
