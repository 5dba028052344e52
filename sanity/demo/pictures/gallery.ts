import type { Drawing } from './drawing.ts';
import { landScenes } from './land.ts';
import { nightScenes } from './night.ts';
import { marks, portraits } from './portraits.ts';
import { townScenes } from './town.ts';
import { waterScenes } from './water.ts';
import { workScenes } from './work.ts';

const drawings = {
  ...nightScenes,
  ...waterScenes,
  ...landScenes,
  ...workScenes,
  ...townScenes,
  ...portraits,
  ...marks,
};
export type PictureName = keyof typeof drawings;
/** Every picture of the demonstration, by name. */
export const gallery: Record<PictureName, Drawing> = drawings;
