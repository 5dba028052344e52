/** Scenes of measured and missing water: a rain gauge, a dry bed, a pit lake, pumped fields. */
import type { Drawing } from './drawing.ts';
import {
  chance,
  circle,
  ellipse,
  hill,
  house,
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
  specks,
} from './parts.ts';

const gauge: Drawing = {
  alt: 'A tall glass rain gauge, a third full, stands on a post above a green valley while a band of rain crosses the far hills.',
  focus: { x: 0.36, y: 0.5 },
  format: 'hero',
  scene: () =>
    sky('#8fa5a5', '#cfd6c6', '#ecdfbf') +
    path(
      'M640 120Q700 40 860 70Q960 0 1100 60Q1260 30 1310 130Q1430 150 1400 230H600Q560 150 640 120z',
      '#5f7f8d',
    ) +
    `<g stroke="#5f7f8d" stroke-width="5" opacity=".5">${repeat(34, (i) => `<path d="M${640 + i * 23} 240l-70 ${220 + ((i * 37) % 60)}"/>`)}</g>` +
    hill([470, 400, 450, 370, 430, 400, 460], '#7f9c94') +
    hill([560, 500, 540, 470, 520, 560, 540], '#4e7c6a') +
    hill([640, 690, 640, 600, 640, 610, 560], '#35605a') +
    repeat(6, (i) =>
      line(
        `M0 ${730 + i * 30}C400 ${660 + i * 34} 900 ${820 + i * 20} 1600 ${650 + i * 44}`,
        '#5d8a62',
        5,
        'opacity=".7"',
      ),
    ) +
    house(1180, 640, 90, 54, ink.paper, ink.red) +
    house(1290, 630, 70, 44, ink.paper, ink.brown) +
    // The gauge.
    rect(560, 640, 40, 260, '#6b4229') +
    rect(540, 620, 80, 40, '#4a2c1c') +
    path('M470 130H690L640 236V640H520V236z', '#eaf2ef', 'opacity=".82"') +
    path('M520 480H640V640H520z', '#2b6a86') +
    ellipse(580, 480, 60, 10, '#5b9ab0') +
    path('M456 116H704V136H456z', ink.red) +
    repeat(12, (i) => rect(520, 270 + i * 30, i % 3 === 0 ? 46 : 26, 5, ink.night)) +
    rect(536, 246, 10, 384, '#ffffff', 'opacity=".55"') +
    repeat(5, (i) =>
      path(`M${500 + i * 42} ${50 + ((i * 29) % 44)}q12 22 0 28q-12-6 0-28z`, '#2b6a86'),
    ),
};

const drybed: Drawing = {
  alt: 'A new concrete road bridge crosses a river bed of cracked mud, where a single boat lies on its side.',
  focus: { x: 0.34, y: 0.74 },
  format: 'hero',
  scene: () =>
    sky('#d98f54', '#efc88a', '#f6e3b8') +
    circle(360, 220, 96, ink.white) +
    ridge([430, 380, 410, 330, 390, 340, 420], '#b87b55') +
    hill([470, 450, 470, 440, 460, 470], '#9c5f3f') +
    path('M0 520Q600 470 1600 520V900H0z', '#dcbf8f') +
    path('M0 520Q260 500 420 560T300 700Q180 780 120 900H0z', '#7f4b30') +
    path('M1600 520Q1360 510 1240 580T1400 740Q1480 800 1500 900H1600z', '#7f4b30') +
    (() => {
      const next = chance(23);
      return repeat(46, () => {
        const [x, y] = [360 + next() * 900, 600 + next() * 280];
        const [a, b, c] = [next() * 60 - 30, next() * 60 - 30, 40 + next() * 40];
        return line(
          `M${x.toFixed(0)} ${y.toFixed(0)}l${c.toFixed(0)} ${(a / 2).toFixed(0)}l${(c / 3).toFixed(0)} ${(b / 2).toFixed(0)}M${(x + c).toFixed(0)} ${(y + a / 2).toFixed(0)}l${(-b / 2).toFixed(0)} 26`,
          '#a87a4c',
          4,
        );
      });
    })() +
    // The bridge.
    rect(0, 396, 1600, 34, '#ded9cb') +
    rect(0, 430, 1600, 20, '#a39e90') +
    repeat(
      4,
      (i) =>
        path(`M${250 + i * 360} 450h70l-8 ${180 + (i % 2) * 26}h-54z`, '#c4beae') +
        path(`M${290 + i * 360} 450h30l-8 ${180 + (i % 2) * 26}h-22z`, '#a39e90'),
    ) +
    repeat(27, (i) => rect(10 + i * 60, 366, 6, 32, '#8f8a7c')) +
    rect(0, 362, 1600, 6, '#8f8a7c') +
    place(
      1120,
      396,
      1.2,
      rect(-120, -74, 130, 64, ink.red),
      path('M16-58h44l26 34v14H16z', ink.paper),
      rect(26, -50, 28, 20, ink.night),
      circle(-86, -8, 14, ink.black),
      circle(-40, -8, 14, ink.black),
      circle(56, -8, 14, ink.black),
    ) +
    `<g transform="translate(560 790) rotate(-14) scale(2.1)">${path('M-130-22Q0 6 134-30Q122 26 92 34H-84Q-120 22-130-22z', '#2b5566')}${path('M-130-22Q0 6 134-30L126-14Q0 20-126-8z', ink.paper)}</g>` +
    ellipse(560, 866, 270, 14, '#7f4b30', 'opacity=".35"') +
    person(930, 850, 1.5, ink.umber),
};

const pit: Drawing = {
  alt: 'Stepped walls of a closed mine circle a turquoise lake; a winding tower stands on the rim and a pipe runs down to a floating pump.',
  focus: { x: 0.72, y: 0.35 },
  format: 'hero',
  scene: () =>
    sky('#dfe0d2', '#f1e7cf') +
    ridge([300, 270, 292, 250, 276, 260, 300], '#a7b2a4') +
    rect(0, 290, 1600, 610, '#8d5f44') +
    repeat(6, (i) =>
      ellipse(
        760,
        640,
        1060 - i * 110,
        350 - i * 44,
        pick(['#c48a5c', '#a8683f', '#b97b50', '#8f5637', '#a8683f', '#6f432c'], i),
      ),
    ) +
    ellipse(760, 660, 480, 118, '#2f8f8c') +
    ellipse(760, 672, 430, 96, '#49aaa2') +
    ellipse(700, 690, 250, 44, '#7cc5b8', 'opacity=".7"') +
    line('M1190 372Q1080 420 1060 520T900 660', ink.night, 10) +
    rect(850, 642, 96, 30, ink.amber) +
    rect(874, 616, 40, 28, ink.red) +
    `<g fill="none" stroke="${ink.night}" stroke-width="12"><path d="M1140 380L1190 110L1240 380M1152 320H1228M1164 250H1216M1152 320L1216 250M1228 320L1164 250M1190 110L1380 380"/></g>` +
    circle(1190, 112, 40, 'none', `stroke="${ink.night}" stroke-width="10"`) +
    circle(1190, 112, 8, ink.night) +
    rect(1300, 290, 180, 92, ink.night) +
    panes(
      { x: 1322, y: 316, columns: 4, rows: 1 },
      { width: 22, height: 30, gapX: 16, gapY: 0 },
      (c) => (c === 1 ? ink.amber : '#2b425e'),
    ) +
    person(250, 480, 1.1, ink.night) +
    person(300, 486, 1.1, ink.red),
};

const circles: Drawing = {
  alt: 'Round irrigated fields seen from the air, green and gold discs on a pale desert, some of them gone to dust.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#e3cd9c') +
    specks(71, 160, '#c9ad72', { x: 0, y: 0, width: 1600, height: 900 }, 3) +
    line('M-20 700C300 640 420 820 760 760S1300 560 1640 640', '#d0b47c', 46) +
    line('M-20 700C300 640 420 820 760 760S1300 560 1640 640', '#b99a63', 6) +
    repeat(15, (i) => {
      const [column, row] = [i % 5, Math.floor(i / 5)];
      const [x, y] = [160 + column * 322, 140 + row * 306];
      const dust = i === 3 || i === 9 || i === 14 || i === 5;
      const fill = dust
        ? '#d4b67c'
        : pick(['#35605a', '#7f9c5f', '#5d8a62', '#b79c4c', '#1d3d36'], i * 2 + row);
      const turn = (i * 67) % 360;
      return (
        circle(x, y, 142, fill) +
        repeat(6, (r) =>
          circle(
            x,
            y,
            124 - r * 20,
            'none',
            `stroke="#12243b" stroke-width="3" opacity="${dust ? '.07' : '.13'}"`,
          ),
        ) +
        (dust
          ? ''
          : `<g transform="rotate(${turn} ${x} ${y})">${path(`M${x} ${y}L${x + 142} ${y}A142 142 0 0 1 ${x + 100} ${y + 100}z`, '#ffffff', 'opacity=".14"')}${rect(x, y - 3, 142, 6, ink.paper)}</g>`) +
        circle(x, y, 8, dust ? ink.clay : ink.red)
      );
    }) +
    repeat(2, (i) => rect(0, 286 + i * 306, 1600, 8, '#c9ad72')),
};

export const droughtScenes = { gauge, drybed, pit, circles };
