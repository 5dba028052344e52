import { useCallback, useEffect, useRef, useState } from 'react';
import { type ObjectInputProps, set, setIfMissing, useClient } from 'sanity';
import { z } from 'zod';
import { apiVersion } from '../api-version.ts';
import { type FilledField, filledFrom } from './filled.ts';
import type { PictureData } from './picture-data.ts';
import { readOriginal } from './read-original.ts';

const text = z.string().optional().catch(undefined);
const picture = z.object({
  _upload: z.unknown().optional(),
  asset: z.object({ _ref: z.string() }).optional().catch(undefined),
  alt: text,
  caption: text,
  credit: text,
  licence: z.object({ name: text, url: text }).optional().catch(undefined),
});

/** Where the original of a picture is: beside the Studio with the lake there, else where Sanity keeps it. */
const originalAddress = (path: string, apiHost: string, isBeside: boolean): string =>
  `${isBeside ? apiHost : 'https://cdn.sanity.io'}/${path}`;

/** What was found in a picture, and which fields it has filled. */
export type Told = { data: PictureData; filled: readonly FilledField[] };

/**
 * Fills the fields of a picture that are empty from what the picture says of itself, as soon as one is chosen, and
 * again when asked to. One that was there before is left alone: nobody changes a story by looking at it.
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
  const [told, setTold] = useState<Told | null>(null);

  const fill = useCallback(
    async (asset: string, signal: AbortSignal) => {
      const path = await client.fetch<unknown>(
        '*[_type == "sanity.imageAsset" && _id == $asset][0].path',
        { asset },
        { signal },
      );
      if (typeof path !== 'string') return;
      const { apiHost = '', useProjectHostname } = client.config();
      const address = originalAddress(path, apiHost, useProjectHostname === false);
      const data = await readOriginal(address, signal);
      // Another may have been chosen meanwhile, and fields may have been written in.
      if (signal.aborted || latest.current?.asset?._ref !== asset) return;
      const { alt, caption, credit, licence } = filledFrom(data, latest.current);
      const fields = { alt, caption, credit };
      change.current([
        ...Object.entries(fields).flatMap(([name, words]) =>
          words === undefined ? [] : [set(words, [name])],
        ),
        ...(licence === undefined
          ? []
          : [setIfMissing({}, ['licence']), set(licence, ['licence'])]),
      ]);
      const filled = (['alt', 'caption', 'credit', 'licence'] as const).filter(
        (field) => ({ ...fields, licence })[field] !== undefined,
      );
      setTold({ data, filled });
    },
    [client],
  );

  useEffect(() => {
    // While it may not be written in, the form waits: the picture is looked at once it may.
    if (chosen === seen.current || readOnly) return;
    setTold(null);
    const abort = new AbortController();
    const look = chosen === undefined ? Promise.resolve() : fill(chosen, abort.signal);
    look
      // Without it the fields are empty, as they were: an editor fills them.
      .catch(() => {})
      .finally(() => {
        if (!abort.signal.aborted) seen.current = chosen;
      });
    return () => abort.abort();
  }, [chosen, fill, readOnly]);

  const hasGaps = now !== undefined && !(now.alt && now.caption && now.credit);
  return {
    told,
    /** Fills what is empty now; null when there is nothing to fill. */
    fillNow:
      chosen === undefined || readOnly || !hasGaps || told !== null
        ? null
        : () => void fill(chosen, new AbortController().signal).catch(() => {}),
  };
}
