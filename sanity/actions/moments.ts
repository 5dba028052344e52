import { isObject } from '#lib/is-object.ts';

/** What is set in a document: paths, as a patch has them, to values. */
export type Settings = Record<string, string>;

const ofStory = ['publishedAt', 'updatedAt', 'breakingUntil', 'coverageEndedAt'] as const;
const ofParts = ['corrections', 'liveUpdates'] as const;

const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?[+-]\d\d:?\d\d$/;

/** A moment with an offset as the instant it is, in UTC; null for one that is so already, or none. */
export function inUtc(value: unknown): string | null {
  if (typeof value !== 'string' || !withOffset.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) || !/^\d/.test(at.toISOString()) ? null : at.toISOString();
}

/**
 * What to set in a story so that all of its moments stand in UTC, as the Studio writes them and by which
 * lists are ordered: a program that made it may have written its own clock.
 */
export function momentsInUtc(story: unknown): Settings {
  if (!isObject(story)) return {};
  const fields: Map<string, unknown> = new Map(Object.entries(story));
  const mended: Settings = {};
  for (const name of ofStory) {
    const at = inUtc(fields.get(name));
    if (at !== null) mended[name] = at;
  }
  for (const name of ofParts) {
    const parts = fields.get(name);
    for (const part of Array.isArray(parts) ? parts : []) {
      if (!isObject(part) || !('_key' in part) || !('at' in part)) continue;
      const at = inUtc(part.at);
      if (at !== null) mended[`${name}[_key==${JSON.stringify(part._key)}].at`] = at;
    }
  }
  return mended;
}
