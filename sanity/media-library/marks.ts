import { dayIn, dayOf } from '../pictures/rights.ts';
import { readableDay } from '../schema/validation/newsroom-time.ts';
import type { Picture } from './pictures.ts';

/** What is told of a picture before somebody chooses it. */
export type Mark = { text: string; tone: 'critical' | 'caution' | 'default' };

/** Days ahead of which the end of rights is told. */
const soon = 14;

/** The last day on which it may be used, as it was said last: by somebody in the library, in a story, by the picture. */
function lastDay({ kept, uses }: Picture): string | undefined {
  const said = uses.flatMap(({ pictures }) =>
    pictures.flatMap(({ rights }) => dayOf(rights?.expires) ?? []),
  );
  const own = kept.rights?.expires;
  return (kept.isLookedOver ? [own, ...said] : [...said, own]).find((day) => day !== undefined);
}

const allowed = ({ kept, uses }: Picture): unknown[] => [
  kept.rights?.use,
  ...uses.flatMap(({ pictures }) => pictures.map(({ rights }) => rights?.use)),
];

/** Whether it may stand in one story only. */
export const isForOneStory = (picture: Picture): boolean => allowed(picture).includes('once');

function endMark(picture: Picture, zone: string, now: Date): Mark[] {
  const last = lastDay(picture);
  if (last === undefined) return [];
  const today = dayIn(zone, now);
  if (last < today) return [{ text: `Rights ended on ${readableDay(last)}`, tone: 'critical' }];
  const days = (Date.parse(last) - Date.parse(today)) / 86_400_000;
  return days <= soon ? [{ text: `Rights end on ${readableDay(last)}`, tone: 'caution' }] : [];
}

/** What has to be known of a picture's rights. */
export function rightsMarks(picture: Picture, { zone, now }: { zone: string; now: Date }): Mark[] {
  const isTaken = picture.uses.some(({ isPublished }) => isPublished);
  const once: Mark[] = isForOneStory(picture)
    ? [
        isTaken
          ? { text: 'For one story only, and stands in one', tone: 'critical' }
          : { text: 'For one story only', tone: 'caution' },
      ]
    : [];
  const editorial: Mark[] = allowed(picture).includes('editorial')
    ? [{ text: 'Editorial use only', tone: 'default' }]
    : [];
  return [...endMark(picture, zone, now), ...once, ...editorial];
}

/** What a picture is called: what is said of it, else the name of its file. */
export function nameOf({ kept, uses, fileName }: Picture): string {
  const said = uses.flatMap(({ pictures }) => pictures);
  return (
    kept.caption ||
    kept.alt ||
    said.map(({ caption }) => caption).find(Boolean) ||
    said.map(({ alt }) => alt).find(Boolean) ||
    fileName ||
    'A picture without words'
  );
}

/** Whose it is, as far as anybody said. */
export const creditOf = ({ kept, uses }: Picture): string | undefined =>
  kept.credit ??
  uses
    .flatMap(({ pictures }) => pictures.map(({ credit }) => credit))
    .find((credit) => typeof credit === 'string' && credit !== '') ??
  undefined;

/** How many documents show it, in words. */
export const usedTold = ({ uses }: Picture): string =>
  uses.length === 0
    ? 'Not used yet'
    : `Used in ${uses.length} ${uses.length === 1 ? 'place' : 'places'}`;
