import { z } from 'zod';
import { viewed } from '../../contract/tolerant.ts';
import { id, text, webAddress } from '../../contract/words.ts';
import type { BodyObject } from '../view.ts';

export const embedProjection = /* groq */ `url, title`;

export const embed = viewed(
  z.object({ _type: z.literal('embed'), _key: id, url: webAddress, title: text }),
  (raw): BodyObject<'embed'> => ({ ...raw, host: new URL(raw.url).hostname.replace(/^www\./, '') }),
);
