/** Mountain scenes: coffee terraces, a glacier, a pass. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  hill,
  house,
  ink,
  line,
  path,
  person,
  pick,
  pine,
  place,
  rect,
  repeat,
  ridge,
  sky,
  softLine,
  specks,
} from './parts.ts';

const terraces: Drawing = {
  alt: 'Coffee terraces climb green hills under an orange sun; high on the slope a white farmhouse stands among new rows.',
  focus: { x: 0.62, y: 0.45 },
  format: 'hero',
  scene: () =>
    sky('#e8d7b2', '#f0e3c4') +
    circle(1130, 220, 104, ink.orange) +
    ridge([420, 300, 390, 210, 330, 190, 360, 280, 420], '#8fa9a2') +
    ridge([520, 430, 330, 420, 300, 250, 400, 470, 500], '#5d8a80') +
    hill([600, 560, 470, 420, 400, 470, 560], '#35605a') +
    repeat(5, (i) =>
      line(
        `M560 ${470 + i * 20}C780 ${400 + i * 26} 960 ${390 + i * 26} 1240 ${480 + i * 24}`,
        '#5d8a62',
        6,
      ),
    ) +
    house(980, 446, 84, 46, ink.white, ink.red) +
    rect(1000, 420, 14, 26, ink.brown) +
    pine(1110, 446, 0.5, '#1d3d36') +
    pine(1146, 452, 0.42, '#1d3d36') +
    hill([700, 620, 640, 720, 660, 560, 600], '#264d41') +
    hill([900, 760, 700, 740, 800, 740, 690], '#1d3d36') +
    repeat(7, (i) => {
      const y = 730 + i * 30;
      const row = softLine([
        y + 60,
        y - 10,
        y - 60 + i * 8,
        y - 20 + i * 4,
        y + 20,
        y - 10,
        y - 50,
      ]);
      return (
        line(row, '#4f8a5b', 7, 'opacity=".8"') +
        line(
          row,
          '#7fae6c',
          15,
          `stroke-dasharray="2 ${38 + i * 5}" stroke-linecap="round" stroke-dashoffset="${i * 17}"`,
        )
      );
    }) +
    person(470, 800, 1.25, ink.red, ink.brown) +
    path('M436 686q34-36 68 0l-6 6h-56z', ink.straw) +
    rect(494, 744, 40, 34, ink.clay) +
    person(640, 826, 1.35, ink.night, ink.brown) +
    path('M604 702q36-38 72 0l-6 6h-60z', ink.straw),
};

const glacier: Drawing = {
  alt: 'A roped party of five crosses a wide glacier towards dark peaks; red poles mark where the ice used to reach.',
  focus: { x: 0.4, y: 0.62 },
  format: 'hero',
  scene: () =>
    sky('#7fa7b5', '#c9dcdc', '#f3e6d0') +
    ridge([330, 200, 300, 110, 260, 180, 90, 250, 210], '#4d6a78') +
    path('M533 167L600 110L667 185L620 172L596 200L570 160z', ink.white) +
    path('M1110 158L1200 90L1285 166L1250 172L1210 140L1170 190z', ink.white) +
    ridge([440, 360, 330, 300, 330, 280, 330, 300, 380], '#2f4a5a') +
    path('M560 330Q800 290 1080 320Q1240 420 1600 520V900H0V640Q360 520 560 330z', '#dceaea') +
    path('M560 330Q700 306 800 304Q760 480 500 640T0 820V640Q360 520 560 330z', '#bcd6da') +
    repeat(8, (i) =>
      path(`M${620 + i * 96} ${380 + i * 34}q60 26 150 10l-12 10q-80 16-138-20z`, '#6fa3b3'),
    ) +
    repeat(6, (i) =>
      path(`M${120 + i * 60} ${700 + i * 16}q90 34 240 4l-16 12q-130 30-224-16z`, '#86b4c0'),
    ) +
    repeat(
      5,
      (i) =>
        rect(1180 + i * 82, 470 + i * 26, 7, 130, ink.red) +
        rect(1180 + i * 82, 492 + i * 26, 7, 22, ink.white),
    ) +
    line('M420 640Q560 640 690 606T960 560', ink.night, 3) +
    repeat(5, (i) =>
      person(
        430 + i * 130,
        656 - i * 22,
        1.12 - i * 0.07,
        pick([ink.red, ink.night, ink.ochre, ink.night, ink.wine], i),
        ink.umber,
      ),
    ) +
    path('M0 900V790Q300 760 620 820T1600 780V900z', ink.white),
};

const pass: Drawing = {
  alt: 'Lorries wait along a road that zigzags up to a mountain pass; at the top a small post has one warm window under snow peaks.',
  focus: { x: 0.56, y: 0.36 },
  format: 'hero',
  scene: () => {
    const lorry = (x: number, y: number, scale: number, colour: string) =>
      place(
        x,
        y,
        scale,
        rect(-66, -58, 84, 50, colour),
        path('M22-46h26l16 22v16H22z', ink.paper),
        rect(30, -40, 16, 14, ink.night),
        circle(-46, -6, 11, ink.black),
        circle(-6, -6, 11, ink.black),
        circle(44, -6, 11, ink.black),
      );
    const road =
      'M-40 860H1180Q1400 850 1340 740Q1300 690 1100 690H520Q340 680 380 590Q410 540 560 540H1000Q1120 530 1080 460Q1050 420 960 400L900 372';
    return (
      sky('#34506b', '#8798a6', '#e6c9a8') +
      ridge([380, 210, 330, 120, 300, 380, 300, 140, 260, 330], '#55697c') +
      path('M452 192L533 120L622 220L580 208L540 240L500 190z', ink.white) +
      path('M1150 232L1244 140L1340 208L1300 214L1250 190L1206 250z', ink.white) +
      ridge([470, 420, 360, 400, 360, 372, 380, 400, 340, 420], '#5f5a5e') +
      ridge([560, 500, 520, 470, 430, 400, 420, 460, 480, 520], '#7a6a5e') +
      ridge([700, 640, 600, 560, 520, 480, 520, 560, 600, 640], '#8d7560') +
      line(road, '#5b4a40', 62) +
      line(road, '#d9cdb4', 48) +
      line(road, '#ffffff', 4, 'stroke-dasharray="22 20"') +
      rect(800, 296, 130, 76, ink.brown) +
      path('M788 300L812 268H920L944 300z', ink.white) +
      rect(822, 318, 34, 30, ink.amber) +
      rect(878, 318, 26, 54, ink.umber) +
      circle(839, 333, 60, ink.amber, 'opacity=".22"') +
      line('M960 372H1060', ink.red, 8, 'stroke-dasharray="18 12"') +
      repeat(3, (i) =>
        lorry(1010 - i * 150, 546, 0.95, pick([ink.red, ink.petrol, ink.ochre], i)),
      ) +
      repeat(4, (i) =>
        lorry(620 + i * 190, 698, 1.25, pick([ink.ochre, ink.moss, ink.red, ink.deep], i)),
      ) +
      repeat(4, (i) =>
        lorry(150 + i * 270, 872, 1.7, pick([ink.deep, ink.red, ink.clay, ink.moss], i)),
      ) +
      specks(91, 90, ink.white, { x: 0, y: 0, width: 1600, height: 900 }, 2.6)
    );
  },
};

export const heightsScenes = { terraces, glacier, pass };
