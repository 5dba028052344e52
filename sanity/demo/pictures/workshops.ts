/** Scenes of work under a roof: a glasshouse, a press, a ring, an oven. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  ellipse,
  gradient,
  ink,
  line,
  path,
  person,
  pick,
  place,
  rect,
  repeat,
} from './parts.ts';

const glasshouse: Drawing = {
  alt: 'Inside a long glasshouse, rows of carnations run to a bright far door; workers carry armfuls of cut stems.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#cfdccb') +
    circle(800, 440, 330, '#f3ead6') +
    repeat(7, (i) => {
      const s = 0.16 + i * i * 0.034;
      const [w, h] = [800 * s * 1.3, 560 * s * 1.2];
      return line(
        `M${800 - w} ${470 + h}V${470 - h * 0.35}Q800 ${470 - h * 1.15} ${800 + w} ${470 - h * 0.35}V${470 + h}`,
        '#6f8f86',
        4 + i * 1.6,
      );
    }) +
    repeat(9, (i) => line(`M800 400L${-400 + i * 300} -60`, '#8fa9a2', 3, 'opacity=".7"')) +
    rect(760, 410, 80, 80, ink.white) +
    path('M0 900V760L780 482H820L1600 760V900z', '#8d6b48') +
    repeat(6, (row) => {
      const spread = [-1.9, -1.1, -0.42, 0.42, 1.1, 1.9][row] ?? 0;
      return repeat(17, (i) => {
        const t = (i / 16) ** 1.9;
        const x = 800 + spread * (30 + t * 620);
        const y = 486 + t * 420;
        const size = 4 + t * 52;
        return (
          ellipse(x, y + size * 0.9, size * 1.5, size * 0.9, '#2f5548') +
          circle(
            x - size * 0.6,
            y,
            size * 0.5,
            pick(['#d94f3a', '#d99a86', '#f3ead6', '#bf3022', '#e3b0a0', '#d9682f'], row),
          ) +
          circle(
            x + size * 0.5,
            y + size * 0.2,
            size * 0.46,
            pick(['#bf3022', '#c98775', '#e8d7b2', '#a8281c', '#d99a86', '#bf5423'], row),
          ) +
          circle(
            x,
            y - size * 0.4,
            size * 0.42,
            pick(['#d94f3a', '#e3b0a0', '#fffaf0', '#bf3022', '#e8c4b6', '#e07f4a'], row),
          )
        );
      });
    }) +
    person(800, 640, 1.5, ink.deep, ink.brown) +
    ellipse(800, 574, 48, 20, '#d94f3a') +
    ellipse(800, 588, 42, 10, '#2f5548') +
    person(612, 566, 0.8, ink.wine, ink.brown) +
    ellipse(612, 520, 30, 12, '#f3ead6') +
    person(960, 546, 0.62, ink.night, ink.brown),
};

const press: Drawing = {
  alt: 'A hand press with a great flywheel stands in a workshop, blank sheets drying on lines above it, a printer pulling the bar.',
  focus: { x: 0.46, y: 0.56 },
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#d9a55e') +
    rect(0, 0, 1600, 640, '#e3bb78') +
    rect(0, 700, 1600, 200, '#8a4f2c') +
    repeat(9, (i) =>
      path(`M${i * 200 - 100} 900L${400 + i * 100} 700h4L${i * 200 - 90} 900z`, '#6e3c22'),
    ) +
    path('M1160 130Q1160 60 1260 60T1360 130V420H1160z', ink.white) +
    path('M1256 60h8v360h-8zM1160 236h200v8h-200z', '#8a4f2c') +
    path('M1160 420L820 700H1260L1360 420z', '#fff6dc', 'opacity=".3"') +
    line('M-10 120Q500 190 1120 110', ink.umber, 4) +
    repeat(8, (i) =>
      place(
        60 + i * 132,
        132 + Math.sin((i / 8) * 3.1) * 28,
        1,
        `<g transform="rotate(${((i * 37) % 9) - 4})">${rect(-44, 0, 92, 128, ink.white)}${rect(-26, 18, 56, 66, pick(['#bf3022', '#1b3a4f', '#35605a', '#bf3022'], i), 'opacity=".85"')}</g>`,
      ),
    ) +
    // The press.
    path('M470 330H910V370H870V700H800V370H580V700H510V370H470z', '#1b2a38') +
    path('M540 270H840L910 330H470z', '#12202e') +
    rect(672, 370, 36, 120, '#3b4f60') +
    rect(592, 486, 196, 30, '#3b4f60') +
    rect(470, 560, 440, 26, '#5b2f1c') +
    rect(600, 532, 180, 28, ink.paper) +
    path('M500 700h380l30 44H470z', '#12202e') +
    circle(1010, 500, 190, 'none', 'stroke="#12202e" stroke-width="30"') +
    circle(1010, 500, 30, '#12202e') +
    repeat(
      6,
      (i) =>
        `<g transform="rotate(${i * 60 + 12} 1010 500)">${rect(1002, 330, 16, 150, '#12202e')}</g>`,
    ) +
    circle(1010, 500, 12, ink.red) +
    rect(880, 488, 130, 24, '#3b4f60') +
    line('M590 430L370 500', '#3b4f60', 18) +
    person(330, 770, 3.1, ink.wine, ink.umber) +
    path('M350 560L404 498L420 512L370 604z', ink.wine) +
    rect(1240, 560, 300, 200, '#6e3c22') +
    repeat(
      4,
      (i) =>
        rect(1256, 578 + i * 44, 268, 32, '#a8653c') + circle(1390, 594 + i * 44, 6, ink.umber),
    ),
};

const ring: Drawing = {
  alt: 'Sparks fall where a welder closes a huge steel ring in a workshop; through the open doors white wind turbines stand on the shore.',
  focus: { x: 0.42, y: 0.58 },
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#24303a') +
    repeat(5, (i) =>
      path(`M${i * 400 - 100} 120L${i * 400 + 100} 20L${i * 400 + 300} 120z`, '#2f3e4a'),
    ) +
    rect(960, 190, 520, 560, '#efd9ae') +
    gradient('day', [
      [0, '#9dbcc4'],
      [1, '#f3e3bf'],
    ]) +
    rect(960, 190, 520, 560, 'url(#day)') +
    rect(960, 620, 520, 130, '#3f7c8c') +
    [1060, 1220, 1380]
      .map((x, i) =>
        place(
          x,
          640,
          0.9 + i * 0.12,
          path('M-7 0L-4-260H4L7 0z', ink.white),
          `<g transform="translate(0 -260) rotate(${i * 34})">${repeat(3, (b) => `<path transform="rotate(${b * 120})" d="M-5-6L0-130L7-4z" fill="${ink.white}"/>`)}</g>`,
          circle(0, -260, 8, ink.paper),
        ),
      )
      .join('') +
    path('M900 170h60v600h-60zM1480 170h120v600h-120z', '#1a242d') +
    rect(0, 750, 1600, 150, '#1a242d') +
    path('M960 750H1480L1600 900H760z', '#e8c98d', 'opacity=".28"') +
    circle(560, 500, 280, 'none', 'stroke="#7d8f99" stroke-width="64"') +
    circle(560, 500, 312, 'none', 'stroke="#a9b7bb" stroke-width="8"') +
    circle(560, 500, 248, 'none', 'stroke="#50626d" stroke-width="12"') +
    repeat(
      24,
      (i) => `<g transform="rotate(${i * 15} 560 500)">${circle(560, 220, 7, '#3b4a55')}</g>`,
    ) +
    path('M300 750l60-60h400l60 60z', ink.ochre) +
    circle(352, 640, 130, ink.amber, 'opacity=".22"') +
    circle(352, 640, 60, ink.amber, 'opacity=".45"') +
    circle(352, 640, 20, ink.white) +
    repeat(26, (i) =>
      line(
        `M352 640l${Math.round(Math.cos(i * 1.7) * (60 + ((i * 29) % 90)))} ${Math.round(Math.abs(Math.sin(i * 2.3)) * 120 + 10)}`,
        i % 3 ? ink.amber : ink.orange,
        4,
      ),
    ) +
    person(226, 790, 2.3, '#0f171e', ink.red) +
    path('M244 640L340 632L342 648L250 672z', '#0f171e') +
    person(850, 800, 2, '#0f171e', ink.ochre),
};

const oven: Drawing = {
  alt: 'A baker slides loaves from a glowing brick oven with a long peel; sacks of flour and racks of bread stand in the dim bakery.',
  focus: { x: 0.38, y: 0.52 },
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#4a2a22') +
    path('M160 900V300Q160 80 560 80T960 300V900z', '#8f4f34') +
    repeat(50, (i) => {
      const [column, row] = [i % 5, Math.floor(i / 5)];
      return rect(
        190 + column * 156 + (row % 2) * 40,
        130 + row * 76,
        110,
        30,
        '#a3603f',
        'opacity=".7"',
      );
    }) +
    path('M300 640V460Q300 300 560 300T820 460V640z', '#2a1410') +
    path('M330 640V470Q330 336 560 336T790 470V640z', ink.orange) +
    path('M380 640V520Q390 420 560 420T740 520V640z', ink.amber) +
    repeat(4, (i) => ellipse(430 + i * 88, 614, 40, 22, '#7a3f1c')) +
    rect(270, 640, 580, 30, '#d9c3a0') +
    path('M300 670L80 900H1060L820 670z', ink.amber, 'opacity=".16"') +
    path('M520 622L900 640L1010 636L1010 650L900 654L520 640z', '#d9b27a') +
    ellipse(600, 616, 52, 24, '#a8653c') +
    person(1010, 850, 3.4, ink.paper, ink.umber) +
    path('M978 614L920 640L930 656L996 650z', ink.paper) +
    rect(980, 512, 60, 24, ink.white) +
    rect(1220, 160, 320, 590, '#35201a') +
    repeat(
      4,
      (row) =>
        rect(1220, 290 + row * 140, 320, 14, '#8a5a3a') +
        repeat(
          4,
          (i) =>
            ellipse(1266 + i * 76, 268 + row * 140, 36, 24, i % 2 ? '#c98a4c' : '#b3743a') +
            line(`M${1246 + i * 76} ${262 + row * 140}l36 -8`, '#e8c48f', 5),
        ),
    ) +
    repeat(3, (i) =>
      path(`M${1180 + i * 140} 900q-20-110 10-130h80q30 20 10 130z`, i % 2 ? '#d9c9a6' : '#e8dcc0'),
    ),
};

export const workshopsScenes = { glasshouse, press, ring, oven };
