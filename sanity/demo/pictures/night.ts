/** Scenes after dark: aprons, towers, halls and lamps. */
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
  pick,
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
    path('M-92 0V-26Q-88-40-66-42L-44-70Q-38-76-28-76H32Q42-76 50-68L72-42Q92-40 94-22V0z', ink.black),
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
    rect(0, 596, 1600, 304, '#101b2c') +
    glints(11, 46, '#e8a35a', { x: 60, y: 616, width: 1000, height: 250 }, 60) +
    // The fuselage, nose to the left, and its reflection.
    path('M700 470C700 404 760 352 850 352H1600V600H850C760 600 700 540 700 470z', ink.paper) +
    path('M702 490C712 556 772 600 850 600H1600V540H830C764 540 716 520 702 490z', '#b3afa2') +
    path('M1010 352H1600V376H986z', ink.red, 'opacity=".85"') +
    path('M752 418Q782 392 836 392L824 438H736z', '#16283d') +
    repeat(8, (i) => rect(1066 + i * 66, 440, 28, 40, i % 3 === 1 ? ink.amber : '#2a3f57', 'rx="12"')) +
    rect(912, 408, 74, 152, ink.amber) +
    path('M1180 600L1120 640H1340L1300 600z', '#8f8c82') +
    circle(1230, 652, 22, ink.black) +
    circle(1276, 652, 22, ink.black) +
    path('M912 560H986L850 784H748z', '#6b7c8d') +
    repeat(9, (i) => path(`M${896 - i * 14.5} ${580 + i * 22}h${76 + i * 3}l-5 9h-${78 + i * 3}z`, '#97a5b1')) +
    line('M912 520L744 776', ink.paper, 5) +
    line('M992 520L858 776', ink.paper, 5) +
    person(948, 558, 1.15, ink.black) +
    person(868, 692, 1.2, ink.black) +
    path('M744 784H852L900 900H640z', ink.red) +
    person(600, 800, 1.35, ink.black) +
    person(548, 806, 1.3, '#0a1220') +
    car(330, 806, 1.5, ink.orange) +
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
    path('M530 60h70v520h-70zM1000 60h70v520h-70zM0 60h130v520H0zM1470 60h130v520h-130z', '#2b1a22') +
    repeat(3, (i) => rect(326 + i * 470, 90, 8, 470, '#2b1a22') + rect(130 + i * 470, 300, 400, 8, '#2b1a22')) +
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
    panes({ x: 40, y: 826, columns: 7, rows: 1 }, { width: 34, height: 26, gapX: 20, gapY: 0 }, (c) =>
      c === 2 || c === 5 ? ink.amber : '#2b425e',
    ),
};

const library: Drawing = {
  alt: 'A library glows at night: two storeys of lit shelves behind tall windows, readers at lamps, one person arriving by bicycle outside.',
  format: 'hero',
  scene: () =>
    sky('#171a33', '#2d2a4a') +
    specks(9, 50, '#f0e9d8', { x: 0, y: 0, width: 1600, height: 160 }, 1.5) +
    rect(150, 150, 1300, 620, '#4a2f2a') +
    rect(120, 126, 1360, 36, '#5d3b31') +
    rect(150, 452, 1300, 20, '#3a2420') +
    repeat(14, (i) => {
      const [column, row] = [i % 7, Math.floor(i / 7)];
      const [x, y] = [186 + column * 178, row === 0 ? 196 : 500];
      const height = row === 0 ? 240 : 250;
      if (i === 10) return rect(x, y, 160, height + 20, '#2a1a18');
      return (
        rect(x, y, 160, height, i % 5 === 3 ? '#e0a34e' : ink.amber) +
        repeat(3, (s) => {
          const shelf = y + 26 + s * 58;
          return (
            repeat(11, (b) =>
              rect(
                x + 8 + b * 13,
                shelf + ((b * 7 + i * 3 + s) % 4) * 4,
                10,
                42 - ((b * 7 + i * 3 + s) % 4) * 4,
                ['#a3572c', '#7a1d16', '#35605a', '#5b2f1c', '#2b5566'][(b * 3 + s * 2 + i) % 5] ?? '',
              ),
            ) + rect(x, shelf + 42, 160, 6, '#8a5a2c')
          );
        })
      );
    }) +
    rect(898, 500, 160, 270, '#f6d793') +
    rect(974, 500, 6, 270, '#4a2f2a') +
    repeat(4, (i) => person(260 + i * 178 + (i > 2 ? 420 : 0), 748, 1.05, '#241a22')) +
    repeat(4, (i) => rect(212 + i * 178 + (i > 2 ? 420 : 0), 716, 110, 10, '#5b2f1c')) +
    rect(0, 770, 1600, 130, '#14152a') +
    path('M898 770H1058L1180 900H800z', ink.amber, 'opacity=".28"') +
    repeat(7, (i) => rect(190 + i * 178, 778, 150, 60, ink.amber, 'opacity=".06"')) +
    // A bicycle and its rider's bag.
    `<g fill="none" stroke="#05070f" stroke-width="7"><circle cx="640" cy="838" r="38"/><circle cx="760" cy="838" r="38"/><path d="M640 838l36-62h66l18 62M676 776l28 62h-64M742 776l-8-22h24M668 764h22"/></g>` +
    person(820, 872, 1.4, '#05070f'),
};

const mast: Drawing = {
  alt: 'A radio mast on a headland sends out rings over a dark sea, where a small fishing boat carries one lit window.',
  focus: { x: 0.3, y: 0.4 },
  format: 'hero',
  scene: () =>
    sky('#1a2140', '#39486b', '#a0788a') +
    repeat(8, (i) =>
      circle(470, 214, 70 + i * 92, 'none', `stroke="${ink.rose}" stroke-width="${7 - i * 0.6}" opacity="${(0.75 - i * 0.085).toFixed(2)}"`),
    ) +
    rect(0, 640, 1600, 260, '#16213a') +
    glints(21, 70, '#8f7e98', { x: 300, y: 660, width: 1300, height: 220 }, 80) +
    path('M0 560C160 520 300 470 430 500C560 526 640 620 720 720L760 900H0z', '#0d1426') +
    line('M470 506V210', ink.black, 10) +
    `<g stroke="${ink.black}" stroke-width="5" fill="none"><path d="M430 506L470 210L510 506M440 440H500M446 390H494M452 340H488M458 290H482M440 440L494 390L452 340L482 290"/><path d="M470 250L250 540M470 250L660 600" stroke-width="2"/></g>` +
    circle(470, 206, 13, ink.red) +
    path('M230 516v-74l56-34 56 34v66z', '#1b2540') +
    rect(266, 456, 40, 36, ink.amber) +
    place(
      1180,
      720,
      1.5,
      path('M-110-20H120L92 34H-84z', ink.black),
      rect(-66, -78, 70, 58, '#26314f'),
      rect(-52, -66, 28, 24, ink.amber),
      rect(36, -130, 6, 112, ink.black),
      line('M39-126L116-22M39-126L-10-78', ink.black, 3),
      rect(-56, 44, 40, 6, ink.amber, 'opacity=".6"'),
      rect(-50, 60, 26, 6, ink.amber, 'opacity=".4"'),
    ),
};

const lanterns: Drawing = {
  alt: 'Before sunrise, buyers stand with lanterns along a wooden pier while boats unload crates of fish.',
  format: 'hero',
  scene: () =>
    sky('#22304a', '#5a5b75', '#d98d62') +
    circle(1250, 560, 90, '#f0b070') +
    rect(0, 560, 1600, 340, '#27384f') +
    glints(31, 60, '#e6a06a', { x: 900, y: 570, width: 640, height: 200 }, 90) +
    repeat(3, (i) =>
      place(
        250 + i * 500,
        590 + i * 10,
        1.7,
        path('M-130-10Q0 10 130-34L104 40H-96z', pick(['#7a1d16', '#1b3a4f', '#35605a'], i)),
        rect(-8, -250, 8, 246, ink.black),
        path('M4-240L104-44H4z', pick(['#e8d7b2', '#d9a27c', '#dcbf7f'], i), 'opacity=".9"'),
        path('M-12-200L-80-44H-12z', pick(['#d9a27c', '#e8d7b2', '#d9a27c'], i), 'opacity=".55"'),
      ),
    ) +
    rect(0, 770, 1600, 30, '#4b2f22') +
    rect(0, 800, 1600, 100, '#1b1a26') +
    repeat(14, (i) => rect(i * 120 + 20, 800, 26, 100, '#33201a')) +
    repeat(11, (i) => {
      const x = 70 + i * 146 + ((i * 37) % 40);
      const scale = 2.05 + ((i * 13) % 5) * 0.1;
      const lantern = i % 2 === 0;
      return (
        (lantern ? circle(x + 62, 680, 110, ink.amber, 'opacity=".17"') : '') +
        person(x, 776, scale, pick(['#0f1626', '#241a22', '#182a2e'], i)) +
        (lantern
          ? line(`M${x + 28} 634h34v18`, ink.black, 6) +
            rect(x + 45, 654, 34, 48, ink.amber, 'rx="7"') +
            rect(x + 42, 648, 40, 9, ink.black)
          : '')
      );
    }) +
    repeat(5, (i) =>
      place(
        190 + i * 300,
        776,
        1,
        rect(-58, -46, 116, 46, '#8a5a3a'),
        rect(-58, -28, 116, 5, '#6b4229'),
        repeat(5, (f) => ellipse(-40 + f * 20, -48, 20, 8, f % 2 ? '#9fb3bb' : '#d3dcdd')),
      ),
    ),
};

export const nightScenes = { arrival, table, tower, library, mast, lanterns };
