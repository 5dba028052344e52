import { detailsScenes } from './details.ts';
import type { Drawing } from './drawing.ts';
import { droughtScenes } from './drought.ts';
import { floodScenes } from './flood.ts';
import { heightsScenes } from './heights.ts';
import { lamplightScenes } from './lamplight.ts';
import { nightScenes } from './night.ts';
import { outpostsScenes } from './outposts.ts';
import { plainsScenes } from './plains.ts';
import { marks, portraits } from './portraits.ts';
import { quaysScenes } from './quays.ts';
import { streetsScenes } from './streets.ts';
import { workshopsScenes } from './workshops.ts';

const drawings = {
  ...nightScenes,
  ...lamplightScenes,
  ...floodScenes,
  ...droughtScenes,
  ...heightsScenes,
  ...plainsScenes,
  ...workshopsScenes,
  ...quaysScenes,
  ...streetsScenes,
  ...outpostsScenes,
  ...detailsScenes,
  ...portraits,
  ...marks,
};
export type PictureName = keyof typeof drawings;
/** Every picture of the demonstration, by name. */
export const gallery: Record<PictureName, Drawing> = drawings;
