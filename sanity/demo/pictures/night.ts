/** Places of power and passage after dark: an apron, a meeting room, a control tower. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  ellipse,
  glints,
  gradient,
  hill,
  ink,
  line,
  panes,
  path,
  person,
  place,
  rect,
  repeat,
  sky,
  specks,
} from './parts.ts';

const dome = (x: number, y: number, scale: number, colour: string): string =>
  place(
    x,
    y,
    scale,
    rect(-170, -34, 340, 34, colour),
    rect(-112, -64, 224, 32, colour),
    rect(-64, -116, 128, 54, colour),
    path('M-66-114a66 74 0 0 1 132 0z', colour),
    rect(-10, -214, 20, 32, colour),
    rect(-2, -240, 4, 30, colour),
    repeat(6, (i) => rect(-56 + i * 20, -110, 8, 42, '#ffffff', 'opacity=".07"')),
  );

const car = (x: number, y: number, scale: number, lamp: string): string =>
  place(
    x,
    y,
    scale,
    path(
      'M-92 0V-26Q-88-40-66-42L-44-70Q-38-76-28-76H32Q42-76 50-68L72-42Q92-40 94-22V0z',
      ink.black,
    ),
    path('M-50-44L-34-66H-2V-44zM8-44V-66H30L52-44z', '#2a3f57'),
    circle(-54, 0, 17, ink.black),
    circle(54, 0, 17, ink.black),
    circle(-54, 0, 7, '#3b4a5c'),
    circle(54, 0, 7, '#3b4a5c'),
    rect(-96, -26, 12, 10, lamp),
  );

const arrival: Drawing = {
  alt: 'An aircraft stands on a wet apron at night, its door open and lit; two figures come down the stairs towards waiting cars, a dome on the horizon behind them.',
  focus: { x: 0.6, y: 0.55 },
  format: 'hero',
  scene: () =>
    gradient('dusk', [
      [0, '#0f2038'],
      [0.5, '#2a5270'],
      [0.63, '#7d8f8a'],
      [0.665, '#e8a35a'],
    ]) +
    rect(0, 0, 1600, 900, 'url(#dusk)') +
    specks(3, 40, '#dfe8e8', { x: 0, y: 10, width: 1600, height: 300 }, 1.6) +
    circle(300, 176, 56, '#f4e6c8') +
    dome(430, 600, 0.92, '#14283c') +
    path('M152 600L158 330L166 312L174 330L180 600z', '#14283c') +
    rect(0, 566, 1600, 40, '#14283c', 'opacity=".45"') +
    gradient('apron', [
      [0, '#22384f'],
      [1, '#101a2a'],
    ]) +
    rect(0, 596, 1600, 304, 'url(#apron)') +
    glints(11, 46, '#e8a35a', { x: 60, y: 616, width: 1000, height: 250 }, 60) +
    // The fuselage, nose to the left, and its reflection.
    path('M700 470C700 404 760 352 850 352H1600V600H850C760 600 700 540 700 470z', ink.paper) +
    path('M702 490C712 556 772 600 850 600H1600V540H830C764 540 716 520 702 490z', '#b3afa2') +
    path('M1010 352H1600V376H986z', ink.red, 'opacity=".85"') +
    path('M752 418Q782 392 836 392L824 438H736z', '#16283d') +
    repeat(8, (i) =>
      rect(1066 + i * 66, 440, 28, 40, i % 3 === 1 ? ink.amber : '#2a3f57', 'rx="12"'),
    ) +
    rect(912, 408, 74, 152, ink.amber) +
    path('M1180 600L1120 640H1340L1300 600z', '#8f8c82') +
    circle(1230, 652, 22, ink.black) +
    circle(1276, 652, 22, ink.black) +
    path('M912 560H986L850 784H748z', '#6b7c8d') +
    repeat(9, (i) => {
      const down = (20 + i * 22) / 224;
      return rect(912 - 164 * down, 580 + i * 22, 74 + 28 * down, 8, '#97a5b1');
    }) +
    line('M910 506L746 776', ink.paper, 5) +
    line('M988 506L854 776', ink.paper, 5) +
    person(948, 558, 1.15, ink.black) +
    person(868, 692, 1.2, ink.black) +
    path('M744 784H852L900 900H640z', ink.red) +
    gradient(
      'beam',
      [
        [0, '#f3c577aa'],
        [1, '#f3c57700'],
      ],
      true,
    ) +
    path('M470 752L760 716V830L470 772z', 'url(#beam)') +
    person(600, 800, 1.35, ink.black) +
    person(548, 806, 1.3, '#0a1220') +
    car(330, 806, 1.5, ink.orange) +
    circle(470, 762, 9, ink.amber) +
    car(40, 812, 1.5, ink.orange) +
    glints(12, 26, ink.paper, { x: 940, y: 640, width: 640, height: 200 }, 46) +
    rect(180, 824, 300, 6, ink.orange, 'opacity=".25"'),
};

const table: Drawing = {
  alt: 'Two empty chairs face each other across a long table under a single lamp; through tall windows a city and an obelisk stand in the evening.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#2b1a22') +
    repeat(3, (i) => {
      const x = 130 + i * 470;
      return (
        rect(x, 90, 400, 470, '#3d5f7a') +
        gradient(`w${i}`, [
          [0, '#1d3550'],
          [0.75, '#8a8f94'],
          [1, '#e2a767'],
        ]) +
        rect(x, 90, 400, 470, `url(#w${i})`)
      );
    }) +
    path('M788 560V220L800 192L812 220V560z', '#22354a') +
    repeat(22, (i) =>
      rect(130 + i * 62, 560 - (40 + ((i * 47) % 110)), 54, 40 + ((i * 47) % 110), '#22354a'),
    ) +
    path(
      'M530 60h70v520h-70zM1000 60h70v520h-70zM0 60h130v520H0zM1470 60h130v520h-130z',
      '#2b1a22',
    ) +
    repeat(
      3,
      (i) =>
        rect(326 + i * 470, 90, 8, 470, '#2b1a22') + rect(130 + i * 470, 300, 400, 8, '#2b1a22'),
    ) +
    rect(0, 560, 1600, 340, '#3a2229') +
    path('M800 330L420 900H1180z', ink.amber, 'opacity=".16"') +
    rect(797, 0, 6, 250, ink.black) +
    path('M740 330Q744 250 800 250T860 330z', ink.red) +
    ellipse(800, 330, 60, 10, ink.amber) +
    // The table and what stands on it.
    path('M380 690H1220L1300 760H300z', ink.clay) +
    rect(300, 760, 1000, 26, '#6e3c24') +
    path('M340 786h30v114h-30zM1230 786h30v114h-30z', '#4a281a') +
    ellipse(800, 722, 190, 22, ink.amber, 'opacity=".35"') +
    path('M610 716l70-16 46 14-70 18z', ink.paper) +
    path('M884 710l64-12 52 16-66 16z', ink.paper) +
    rect(782, 672, 12, 46, '#cfe0e0', 'opacity=".8"') +
    rect(806, 680, 12, 40, '#cfe0e0', 'opacity=".6"') +
    path('M176 560q44-20 92 0l20 230h-30l-8-50H206l-10 160h-28z', '#14202e') +
    path('M1424 560q-44-20-92 0l-20 230h30l8-50h44l10 160h28z', '#14202e') +
    rect(196, 740, 150, 22, '#1d2f42') +
    rect(1254, 740, 150, 22, '#1d2f42') +
    rect(322, 762, 14, 138, '#14202e') +
    rect(1264, 762, 14, 138, '#14202e'),
};

const tower: Drawing = {
  alt: 'A control tower with one lit storey stands over an airfield at night, rows of runway lights running to the horizon.',
  focus: { x: 0.32, y: 0.4 },
  format: 'hero',
  scene: () =>
    sky('#101a30', '#27405f', '#4c6b80') +
    specks(5, 90, '#e7eef0', { x: 0, y: 0, width: 1600, height: 420 }, 1.7) +
    line('M1010 130L1360 84', ink.paper, 3, 'opacity=".35"') +
    circle(1010, 130, 7, ink.orange) +
    rect(0, 600, 1600, 300, '#0c1626') +
    hill([600, 586, 596, 574, 590, 600], '#0c1626') +
    repeat(9, (i) => {
      const y = 612 + i * i * 3.7;
      const spread = 14 + i * i * 8.2;
      const r = 2.4 + i * 1.35;
      return (
        circle(1040 - spread, y, r, ink.amber) +
        circle(1040 + spread, y, r, ink.amber) +
        rect(1040 - r * 0.6, y - r, r * 1.2, r * 3, '#dfe8e8', 'opacity=".75"')
      );
    }) +
    rect(700, 604, 700, 6, ink.red, 'opacity=".7"') +
    // The tower.
    path('M440 900L462 360H558L580 900z', '#1b2f47') +
    path('M510 360H558L580 900H510z', '#14243a') +
    path('M392 250H628L596 350H424z', ink.amber) +
    repeat(5, (i) => path(`M${432 + i * 40} 250l${6 - i * 3} 100h7l${i * 3 - 6}-100z`, '#1b2f47')) +
    rect(374, 350, 272, 20, '#22395a') +
    path('M380 250h260l-22-34H402z', '#22395a') +
    rect(506, 110, 8, 108, '#22395a') +
    circle(510, 106, 9, ink.red) +
    person(482, 348, 0.72, '#1b2f47') +
    person(546, 348, 0.66, '#1b2f47') +
    rect(0, 800, 440, 100, '#14243a') +
    panes(
      { x: 40, y: 826, columns: 7, rows: 1 },
      { width: 34, height: 26, gapX: 20, gapY: 0 },
      (c) => (c === 2 || c === 5 ? ink.amber : '#2b425e'),
    ),
};

export const nightScenes = { arrival, table, tower };
