import { americas } from './stories/americas.ts';
import { auction } from './stories/auction.ts';
import { business } from './stories/business.ts';
import { checked } from './stories/checked.ts';
import { climate } from './stories/climate.ts';
import { culture } from './stories/culture.ts';
import { handshake } from './stories/handshake.ts';
import { makers } from './stories/makers.ts';
import { river } from './stories/river.ts';
import { spillway } from './stories/spillway.ts';
import { takenApart } from './stories/taken-apart.ts';
import { upcoming } from './stories/upcoming.ts';
import { washington } from './stories/washington.ts';
import { water } from './stories/water.ts';
import { world } from './stories/world.ts';
import type { Story } from './story.ts';

/** Every story of the demonstration, drafts and the embargoed one included. */
export const stories: Story[] = [
  ...washington,
  ...handshake,
  ...river,
  ...americas,
  ...business,
  ...makers,
  ...climate,
  ...checked,
  ...water,
  ...culture,
  ...world,
  auction,
  spillway,
  ...takenApart,
  ...upcoming,
];
