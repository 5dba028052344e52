import type { Asked } from './front.ts';
import { lakeHost } from './names.ts';

/**
 * Whether a request is one that the project's API answers and has done with: no stream, which stays open, and no
 * question of a browser whether it may ask.
 */
export const isCounted = ({ host, method, path }: Asked): boolean =>
  host === lakeHost &&
  method !== 'OPTIONS' &&
  !/\/(?:live\/events|data\/listen|socket)\//.test(path);
