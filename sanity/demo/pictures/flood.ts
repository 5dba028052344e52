/** Scenes with much water: a flooded street, a tow at sea, a delta, a dam. */
import type { Drawing } from './drawing.ts';
import {
  chance,
  circle,
  ellipse,
  glints,
  hill,
  house,
  ink,
  line,
  panes,
  path,
  person,
  pick,
  place,
  rain,
  rect,
  repeat,
  ridge,
  sky,
} from './parts.ts';

const flood: Drawing = {
  alt: 'Brown water stands to the window sills of a row of painted houses in heavy rain; two people in a red rowing boat pass a street lamp that is still lit.',
  focus: { x: 0.56, y: 0.66 },
  format: 'hero',
  scene: () =>
    sky('#46606e', '#7f949a', '#a9b0a6') +
    hill([330, 260, 320, 250, 300, 340], '#5d7880') +
    repeat(6, (i) => {
      const x = -30 + i * 282;
      const height = 330 + ((i * 53) % 90);
      const wall = pick(['#b5654a', '#d8b56a', '#5d8a86', '#c98d7a', '#8f9a6a', '#c9a15a'], i);
      return (
        house(x, 700, 258, height, wall, '#4a2c2a') +
        panes(
          { x: x + 34, y: 742 - height, columns: 3, rows: 2 },
          { width: 48, height: 74, gapX: 22, gapY: 60 },
          (c, r) => ((c + r * 2 + i) % 5 === 0 ? ink.amber : '#2a3a44'),
        )
      );
    }) +
    rect(0, 620, 1600, 280, '#7a6248') +
    rect(0, 620, 1600, 16, '#9c8263', 'opacity=".8"') +
    repeat(6, (i) =>
      rect(
        0 + i * 282,
        640,
        200,
        150,
        pick(['#b5654a', '#d8b56a', '#5d8a86', '#c98d7a', '#8f9a6a', '#c9a15a'], i),
        'opacity=".13"',
      ),
    ) +
    glints(41, 80, '#a58b6a', { x: 0, y: 640, width: 1600, height: 250 }, 110) +
    rect(1236, 330, 12, 330, ink.black) +
    path('M1242 336Q1242 300 1190 300H1160', 'none', `stroke="${ink.black}" stroke-width="12"`) +
    circle(1156, 322, 96, ink.amber, 'opacity=".2"') +
    path('M1130 302h52l-12 34h-28z', ink.amber) +
    rect(1140, 690, 32, 90, ink.amber, 'opacity=".25"') +
    place(
      860,
      742,
      2.3,
      path('M-130-22Q0 6 134-30Q122 26 92 34H-84Q-120 22-130-22z', ink.red),
      path('M-120 2Q0 26 124 0L112 16Q0 36-108 18z', ink.wine),
      line('M-36-62L-120 60', ink.umber, 6),
      line('M-40-62L40 50', ink.umber, 5),
    ) +
    person(790, 726, 1.9, '#1c2b36') +
    person(960, 734, 1.6, ink.amber, '#5b2f1c') +
    rect(1010, 672, 60, 44, ink.straw) +
    rect(0, 0, 1600, 900, '#46606e', 'opacity=".08"') +
    rain(8, 190, '#dfe6e2'),
};

const ferry: Drawing = {
  alt: 'At first light a small tug draws a tall white ferry by a long line across a grey sea towards a harbour light.',
  focus: { x: 0.62, y: 0.5 },
  format: 'hero',
  scene: () =>
    sky('#516a7d', '#a9b3ae', '#f0c391') +
    circle(250, 560, 84, '#f6dcae') +
    ridge([560, 540, 548, 500, 530, 486, 540, 556, 560], '#7d8d92') +
    rect(0, 556, 1600, 344, '#3d5a6b') +
    glints(51, 90, '#8ea3a8', { x: 0, y: 566, width: 1600, height: 320 }, 120) +
    glints(52, 30, '#f6dcae', { x: 130, y: 562, width: 260, height: 240 }, 70) +
    // The ferry.
    path('M800 560H1540L1500 690H870z', ink.white) +
    path('M826 620H1522L1500 690H866z', '#24405a') +
    rect(900, 470, 560, 92, '#efe6d2') +
    rect(950, 396, 420, 76, ink.white) +
    path('M960 350h150v46H930z', '#efe6d2') +
    path('M1210 396V290h90l20 106z', ink.red) +
    rect(1210, 312, 96, 22, ink.white) +
    panes(
      { x: 926, y: 496, columns: 15, rows: 1 },
      { width: 20, height: 34, gapX: 16, gapY: 0 },
      (c) => (c === 4 ? ink.amber : '#3a5468'),
    ) +
    panes(
      { x: 976, y: 418, columns: 11, rows: 1 },
      { width: 18, height: 28, gapX: 18, gapY: 0 },
      () => '#3a5468',
    ) +
    panes(
      { x: 960, y: 362, columns: 4, rows: 1 },
      { width: 24, height: 20, gapX: 8, gapY: 0 },
      () => '#3a5468',
    ) +
    path('M840 690Q1180 716 1520 690L1600 716Q1180 744 780 718z', ink.white, 'opacity=".55"') +
    // The tug and its line.
    line('M806 590Q640 660 470 650', ink.black, 5) +
    place(
      360,
      700,
      1.55,
      path('M-110-34Q0-14 116-44L98 14H-90z', ink.black),
      rect(-106, -30, 214, 10, ink.red),
      rect(-54, -96, 84, 66, ink.amber),
      rect(-42, -86, 24, 22, '#24405a'),
      rect(-8, -86, 24, 22, '#24405a'),
      rect(40, -130, 26, 94, '#24405a'),
      rect(40, -130, 26, 16, ink.red),
      path('M-130 14Q0 28 130 10L150 24Q0 44-150 26z', ink.white, 'opacity=".6"'),
    ) +
    path(
      'M470 500Q520 420 470 360Q450 300 520 250Q560 320 520 380Q560 440 492 506z',
      '#3a4650',
      'opacity=".28"',
    ),
};

const delta: Drawing = {
  alt: 'A river delta from above: branches of water part a patchwork of green and ochre fields, many of them turning white with salt towards the sea.',
  format: 'hero',
  scene: () => {
    const next = chance(17);
    const fields = repeat(16 * 9, (i) => {
      const [column, row] = [i % 16, Math.floor(i / 16)];
      const [x, y] = [column * 100, row * 100];
      const salt = column / 16 + (next() - 0.5) * 0.5 > 0.62;
      const colour = salt
        ? pick(['#f0ead8', '#e3dcc4', '#d8cfae'], Math.floor(next() * 3))
        : pick(['#5d8a62', '#7f9c5f', '#b79c4c', '#35605a', '#9db06a'], Math.floor(next() * 5));
      const furrows = repeat(6, (f) =>
        rect(
          column % 2 ? x + 8 + f * 15 : x + 6,
          column % 2 ? y + 6 : y + 10 + f * 15,
          column % 2 ? 3 : 88,
          column % 2 ? 88 : 3,
          '#12243b',
          'opacity=".1"',
        ),
      );
      return rect(x + 3, y + 3, 94, 94, colour) + furrows;
    });
    const branch = (d: string, width: number) =>
      line(d, '#e8d7b2', width + 22) + line(d, '#2b5566', width);
    return (
      rect(0, 0, 1600, 900, '#4a6b45') +
      `<g transform="rotate(-8 800 450) scale(1.22) translate(-140 -80)">${fields}</g>` +
      branch(
        'M-40 430C200 420 320 480 520 450C760 410 900 250 1130 210C1280 186 1400 176 1560 150',
        40,
      ) +
      branch('M520 450C740 500 900 480 1080 540C1240 590 1400 566 1560 560', 34) +
      branch('M700 478C860 590 960 700 1120 740C1260 776 1400 790 1560 830', 24) +
      line('M-40 430C200 420 320 480 520 450', '#2b5566', 62) +
      path('M1420 0C1380 160 1470 300 1410 460C1360 600 1450 740 1400 900H1600V0z', '#2b5566') +
      path('M1500 0C1460 160 1550 300 1490 460C1440 600 1530 740 1480 900H1600V0z', '#1b3a4f') +
      place(1010, 520, 0.8, ellipse(0, 0, 34, 9, ink.red), rect(-4, -34, 4, 34, ink.white))
    );
  },
};

const dam: Drawing = {
  alt: 'A curved dam holds back a blue lake between rock walls; one gate is open and two people with a drawing stand on its crest.',
  focus: { x: 0.5, y: 0.42 },
  format: 'hero',
  scene: () =>
    sky('#e9d2a4', '#f1e3c3') +
    circle(1180, 170, 74, ink.orange) +
    ridge([300, 240, 290, 210, 280, 230, 300], '#a9a58e') +
    rect(0, 300, 1600, 180, '#3f7c8c') +
    glints(61, 30, '#8fb8bd', { x: 260, y: 312, width: 1080, height: 80 }, 120) +
    path('M0 160L210 220L330 420L400 900H0z', '#7a4a34') +
    path('M0 300L150 380L250 620L280 900H0z', '#5b3426') +
    path('M1600 130L1400 230L1270 420L1200 900H1600z', '#8a5a3e') +
    path('M1600 320L1460 400L1350 640L1330 900H1600z', '#5b3426') +
    path('M300 400Q800 520 1300 400L1226 900H376z', '#d9d2bd') +
    path('M800 460Q1060 458 1300 400L1226 900H800z', '#bdb6a0') +
    path('M296 380Q800 500 1304 380V412Q800 534 296 412z', '#efe9d8') +
    repeat(9, (i) =>
      line(
        `M${400 + i * 100} ${430 + Math.sin((i / 8) * Math.PI) * 42}V900`,
        '#12243b',
        3,
        'opacity=".13"',
      ),
    ) +
    repeat(5, (i) =>
      rect(486 + i * 140, 520 + Math.sin(((i + 1) / 6) * Math.PI) * 20, 60, 84, '#5b4a44'),
    ) +
    path('M766 560h60q40 160 70 340H700q50-180 66-340z', ink.white) +
    path('M780 560h20q10 180 0 340h-40q20-180 20-340z', '#a9ccd0') +
    rect(0, 852, 1600, 48, '#2b5566') +
    ellipse(800, 860, 260, 34, ink.white, 'opacity=".7"') +
    person(700, 452, 1.5, ink.night) +
    person(790, 456, 1.5, ink.wine) +
    path('M716 396l62-8 4 34-62 6z', ink.white),
};

export const floodScenes = { flood, ferry, delta, dam };
