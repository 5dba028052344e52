/** Towns in daylight: a square, a bus stop, a hillside. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  ellipse,
  ink,
  line,
  panes,
  path,
  person,
  pick,
  place,
  rect,
  repeat,
  ridge,
  sky,
  tree,
} from './parts.ts';

const plinth: Drawing = {
  alt: 'An empty plinth stands in the middle of an arcaded square in late sun, throwing a long shadow; people walk around it and pigeons gather at its foot.',
  format: 'hero',
  scene: () =>
    sky('#e6c48e', '#f2e0b8') +
    rect(0, 210, 1600, 300, '#a8653c') +
    rect(0, 190, 1600, 26, '#7c4526') +
    repeat(
      13,
      (i) =>
        path(`M${26 + i * 124} 510V370a40 46 0 0 1 80 0v140z`, '#5b2f1c') +
        rect(46 + i * 124, 240, 40, 56, '#6e3c24'),
    ) +
    path('M600 190V110h90V60h220v50h90v80z', '#8d5230') +
    circle(800, 128, 36, ink.paper) +
    line('M800 128V104M800 128l16 10', ink.umber, 5) +
    rect(0, 506, 1600, 394, '#dcbf8c') +
    repeat(7, (i) => line(`M${800 + (i - 3) * 60} 506L${800 + (i - 3) * 420} 900`, '#cbab73', 4)) +
    repeat(4, (i) => rect(0, 540 + i * i * 26, 1600, 4, '#cbab73')) +
    path('M690 776L910 776L1600 640V560z', '#7c4526', 'opacity=".38"') +
    path('M660 790H940L920 750H680z', '#b9ab92') +
    rect(700, 520, 200, 232, '#d9cdb4') +
    rect(800, 520, 100, 232, '#b9ab92') +
    path('M684 520H916L904 490H696z', '#e8dfc9') +
    rect(740, 580, 84, 96, '#a89a80') +
    [
      [240, 640, 1.3, ink.night],
      [420, 720, 1.7, ink.wine],
      [1120, 690, 1.55, ink.moss],
      [1210, 696, 1.5, ink.umber],
      [1420, 830, 2.2, ink.night],
      [140, 840, 2.2, ink.umber],
      [560, 600, 1.05, ink.moss],
    ]
      .map(([x, y, s, c]) => {
        const [px, py, ps] = [Number(x), Number(y), Number(s)];
        return (
          path(
            `M${px - 8} ${py}L${px + 130 * ps} ${py - 34 * ps}l${10 * ps} 12L${px + 12} ${py + 4}z`,
            '#7c4526',
            'opacity=".3"',
          ) + person(px, py, ps, String(c))
        );
      })
      .join('') +
    repeat(14, (i) =>
      place(
        600 + ((i * 97) % 420),
        806 + ((i * 41) % 60),
        1,
        ellipse(0, 0, 13, 8, pick(['#6b7780', '#3f4a54', '#8f9aa0'], i)),
        circle(10, -8, 5, '#3f4a54'),
      ),
    ),
};

const stop: Drawing = {
  alt: 'A red bus waits at a stop under young plane trees; people stand in the pools of shade on a glaring white street.',
  focus: { x: 0.58, y: 0.55 },
  format: 'hero',
  scene: () =>
    sky('#f0c46a', '#f7e3b0') +
    circle(250, 170, 96, ink.white) +
    repeat(
      6,
      (i) =>
        rect(
          -20 + i * 290,
          180 + ((i * 67) % 120),
          250,
          500,
          pick(['#e0b57c', '#d99a6a', '#e8c894'], i),
        ) +
        panes(
          { x: 10 + i * 290, y: 230 + ((i * 67) % 120), columns: 4, rows: 4 },
          { width: 30, height: 46, gapX: 24, gapY: 34 },
          (c, r) => ((c + r + i) % 4 === 0 ? '#f7e3b0' : '#b9794a'),
        ),
    ) +
    rect(0, 620, 1600, 280, '#f3e3bd') +
    rect(0, 760, 1600, 140, '#8f8577') +
    rect(0, 756, 1600, 10, '#d9c9a6') +
    repeat(9, (i) => rect(20 + i * 190, 830, 100, 8, ink.paper)) +
    repeat(6, (i) => ellipse(130 + i * 290, 712, 160, 26, '#c9a878', 'opacity=".75"')) +
    repeat(6, (i) => tree(110 + i * 290, 716, 2.1, pick(['#35605a', '#4e7c5a', '#2f5548'], i))) +
    place(
      900,
      800,
      1,
      path('M-330-300Q-330-330-300-330H300Q350-330 352-280V-30H-330z', ink.red),
      rect(-330, -120, 682, 22, ink.paper),
      repeat(6, (i) => rect(-300 + i * 96, -290, 80, 110, '#2b4456')),
      path('M290-290H320Q340-286 342-260V-180H290z', '#2b4456'),
      rect(180, -290, 84, 250, '#1b3042'),
      line('M222-290V-40', ink.red, 8),
      circle(-210, -24, 46, ink.black),
      circle(-210, -24, 18, '#8f8577'),
      circle(130, -24, 46, ink.black),
      circle(130, -24, 18, '#8f8577'),
      repeat(3, (i) => circle(-220 + i * 192, -216, 22, '#5b7183')),
    ) +
    line('M490 726V430', ink.night, 10) +
    circle(490, 410, 36, ink.night) +
    circle(490, 410, 22, ink.amber) +
    [
      [330, ink.night],
      [400, ink.wine],
      [566, ink.moss],
      [1340, ink.umber],
      [1420, ink.deep],
    ]
      .map(([x, c]) => person(Number(x), 736, 1.75, String(c), ink.umber))
      .join(''),
};

const cabins: Drawing = {
  alt: 'Bare pylons march up a steep hillside of stacked, brightly painted houses; a single cable car cabin hangs in the haze above the roofs.',
  focus: { x: 0.6, y: 0.34 },
  format: 'hero',
  scene: () => {
    const walls = [
      '#c9653f',
      '#d9a441',
      '#5d8a86',
      '#d99a86',
      '#e8d7b2',
      '#7d8f5a',
      '#a8503a',
      '#3f6d78',
    ];
    return (
      sky('#8fb3b8', '#dfe0cc', '#f3dcae') +
      ridge([330, 240, 280, 180, 240, 120, 180], '#9db5ac') +
      path('M0 900V640L1600 150V900z', '#7a5a48') +
      repeat(9 * 17, (i) => {
        const [column, row] = [i % 17, Math.floor(i / 17)];
        const x = column * 98 - 20 + (row % 2) * 46;
        const y = 668 - (x / 1600) * 490 + row * 84;
        if (y > 1000) return '';
        const h = 66 + ((i * 29) % 22);
        return (
          rect(x, y - h + 40, 90, h + 30, pick(walls, i * 5 + row * 3)) +
          rect(x - 3, y - h + 34, 96, 9, '#4a3226') +
          rect(x + 14, y - h + 60, 20, 24, (i * 7) % 6 === 0 ? ink.amber : '#2b3a44') +
          rect(x + 54, y - h + 60, 20, 24, (i * 11) % 7 === 0 ? ink.amber : '#2b3a44')
        );
      }) +
      [
        [240, 640, 330],
        [700, 500, 190],
        [1160, 356, 50],
      ]
        .map(
          ([x = 0, foot = 0, top = 0]) =>
            path(
              `M${x - 34} ${foot + 30}L${x - 9} ${top}H${x + 9}L${x + 34} ${foot + 30}H${x + 18}L${x} ${top + 70}L${x - 18} ${foot + 30}z`,
              '#1b2a38',
            ) + rect(x - 62, top - 6, 124, 14, '#1b2a38'),
        )
        .join('') +
      line(
        'M-20 420Q120 400 240 330Q480 300 700 190Q940 160 1160 50Q1300 20 1400-20',
        '#1b2a38',
        5,
      ) +
      place(
        930,
        146,
        1.5,
        line('M0-2V44', '#1b2a38', 6),
        path('M-62 44H62Q74 60 70 128H-70Q-74 60-62 44z', ink.red),
        rect(-52, 62, 46, 38, '#2b4456'),
        rect(6, 62, 46, 38, '#2b4456'),
      )
    );
  },
};

export const streetsScenes = { plinth, stop, cabins };
