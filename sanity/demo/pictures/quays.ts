/** Ports and ships: cranes, a bow, ships in the roads, sandbags on the bank. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  glints,
  ink,
  line,
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

const boxes = ['#d89a3c', '#bf3022', '#e8d7b2', '#3f6d78', '#1b3a4f', '#a8653c'];

const crane = (x: number, y: number, scale: number, colour: string): string =>
  place(
    x,
    y,
    scale,
    path('M-96 0L-58-330H-34L-66 0zM96 0L58-330H34L66 0z', colour),
    rect(-74, -170, 148, 14, colour),
    line('M-66-170L58-330M66-170L-58-330', colour, 7),
    rect(-330, -346, 620, 20, colour),
    path('M-8-330L0-450L8-330z', colour),
    line('M0-450L-320-340M0-450L280-340', colour, 6),
    rect(-236, -326, 44, 26, ink.night),
    line('M-228-300V-180M-200-300V-180', ink.night, 4),
    rect(-262, -180, 96, 42, ink.ochre),
    rect(34, -380, 60, 34, colour),
  );

const cranes: Drawing = {
  alt: 'Three quayside cranes, two red and one blue, stand over rows of stacked containers; the middle one lifts a box.',
  format: 'hero',
  scene: () =>
    sky('#b9cccd', '#e3e2d0', '#f0d9b0') +
    circle(1330, 470, 76, ink.orange) +
    rect(0, 600, 1600, 300, '#2b5566') +
    glints(101, 40, '#7fa3aa', { x: 0, y: 606, width: 1600, height: 60 }, 110) +
    rect(0, 676, 1600, 224, '#263a45') +
    rect(0, 676, 1600, 12, '#d9cdb4') +
    crane(330, 680, 1.12, '#b5382a') +
    crane(860, 680, 1.3, '#1f3d52') +
    crane(1390, 680, 1.12, '#b5382a') +
    repeat(33, (i) => {
      const [column, row] = [i % 11, Math.floor(i / 11)];
      if (row === 0 && (column * 7) % 5 > 2) return '';
      const x = column * 150 - 20 + row * 6;
      return (
        rect(x, 712 + row * 64, 142, 58, pick(boxes, i * 7 + row * 3)) +
        repeat(8, (r) => rect(x + 10 + r * 16, 718 + row * 64, 4, 46, '#000000', 'opacity=".14"'))
      );
    }),
};

const bow: Drawing = {
  alt: 'A container ship seen head-on at a quay at dusk, its bow dark above the water and its boxes stacked high, two small figures by the mooring.',
  focus: { x: 0.5, y: 0.45 },
  format: 'hero',
  scene: () =>
    sky('#27405f', '#8a7f86', '#eab277') +
    rect(0, 660, 1600, 240, '#1b3145') +
    glints(111, 60, '#eab277', { x: 200, y: 676, width: 1200, height: 190 }, 90) +
    repeat(54, (i) => {
      const [column, row] = [i % 9, Math.floor(i / 9)];
      if (row === 0 && (column < 2 || column > 6)) return '';
      return (
        rect(404 + column * 88, 96 + row * 56, 84, 52, pick(boxes, column * 5 + row * 7)) +
        rect(404 + column * 88, 140 + row * 56, 84, 8, '#000000', 'opacity=".15"')
      );
    }) +
    path('M370 420H1230L1210 500Q1080 560 1000 760H600Q520 560 390 500z', '#14202e') +
    path('M800 420H1230L1210 500Q1080 560 1000 760H800z', '#0c1420') +
    path('M566 660H1034L1000 760H600z', ink.red) +
    path('M800 660H1034L1000 760H800z', ink.wine) +
    rect(796, 400, 8, 360, '#2a3b4c') +
    rect(360, 404, 880, 18, ink.paper) +
    path(
      'M600 480q30 4 44 40l-14 26q-30-20-30-66zM1000 480q-30 4-44 40l14 26q30-20 30-66z',
      '#2f4254',
    ) +
    path('M0 780H520L460 900H0z', '#5a5348') +
    path('M0 780H520L514 796H0z', '#c7b892') +
    path('M1600 780H1130L1190 900H1600z', '#4a443c') +
    line('M612 520Q460 640 330 770', ink.straw, 6) +
    line('M988 520Q1160 640 1290 770', ink.straw, 6) +
    path('M312 790v-36h36v36z', ink.red) +
    path('M1272 790v-36h36v36z', ink.red) +
    person(230, 806, 1.15, ink.orange, ink.umber) +
    person(176, 810, 1.15, ink.night, ink.umber),
};

const roads: Drawing = {
  alt: 'Four cargo ships lie at anchor in a grey estuary, all pointing into the same brown current under a low sun.',
  focus: { x: 0.4, y: 0.55 },
  format: 'hero',
  scene: () => {
    const ship = (x: number, y: number, scale: number, hull: string) =>
      place(
        x,
        y,
        scale,
        path('M-250-40H260L230 40H-210z', hull),
        path('M-226 14H240L230 40H-210z', ink.wine),
        repeat(12, (i) =>
          rect(
            -190 + (i % 6) * 54,
            -40 - (Math.floor(i / 6) + 1) * 34,
            50,
            31,
            pick(['#d89a3c', '#bf3022', '#e8d7b2', '#3f6d78', '#a8653c'], i * 3 + (i > 5 ? 2 : 0)),
          ),
        ),
        rect(150, -150, 70, 112, ink.paper),
        repeat(3, (i) => rect(156, -140 + i * 26, 58, 10, '#2b4456')),
        rect(176, -186, 22, 38, ink.red),
        line('M-236-30L-330 60', ink.black, 4),
        path('M-330 52q80-22 150-12l-30 14q-60 0-120 6z', ink.white, 'opacity=".5"'),
      );
    return (
      sky('#62737c', '#b3ab9a', '#e9c083') +
      circle(1180, 380, 70, '#f6dcae') +
      ridge([400, 384, 396, 370, 392, 380, 400], '#7d847f') +
      rect(0, 396, 1600, 504, '#7f6d55') +
      repeat(15, (i) =>
        line(
          `M0 ${440 + i * 32}Q${400 + ((i * 71) % 300)} ${420 + i * 34} 800 ${442 + i * 32}T1600 ${436 + i * 32}`,
          '#9a866a',
          3 + i * 0.4,
          'opacity=".75"',
        ),
      ) +
      glints(151, 40, '#f0d09a', { x: 1040, y: 404, width: 300, height: 300 }, 70) +
      ship(420, 452, 0.42, '#3a4d5a') +
      ship(1240, 500, 0.56, '#2b3f4d') +
      ship(860, 606, 0.86, '#7a3a2c') +
      ship(430, 760, 1.3, '#1b2f3d')
    );
  },
};

const barrage: Drawing = {
  alt: 'A chain of people in raincoats hands sandbags along a wall of bags, brown water high on its far side.',
  format: 'hero',
  scene: () =>
    sky('#4b5f6b', '#8a9a9a') +
    ridge([360, 320, 350, 300, 340, 330, 360], '#5f7680') +
    rect(0, 420, 1600, 160, '#8a6f50') +
    glints(141, 50, '#ad9270', { x: 0, y: 430, width: 1600, height: 120 }, 130) +
    repeat(4, (row) =>
      repeat(
        15,
        (i) =>
          rect(
            i * 116 - 60 + (row % 2) * 58,
            520 + row * 52,
            112,
            50,
            pick(['#d9c49a', '#cbb285', '#e3d2ad'], i + row * 2),
            'rx="22"',
          ) + line(`M${i * 116 - 36 + (row % 2) * 58} ${546 + row * 52}h60`, '#a98f5f', 4),
      ),
    ) +
    rect(0, 726, 1600, 174, '#4a4238') +
    glints(142, 24, '#7d8f8f', { x: 0, y: 760, width: 1600, height: 120 }, 150) +
    repeat(8, (i) => {
      const x = 110 + i * 200;
      const coat = pick([ink.amber, ink.red, ink.petrol, ink.ochre], i * 3);
      return (
        person(x, 860, 2.6, coat, ink.umber) +
        path(`M${x - 34} 634Q${x} 560 ${x + 34} 634L${x + 26} 642Q${x} 590 ${x - 26} 642z`, coat) +
        line(`M${x + 30} 690L${x + 92} 722`, coat, 24, 'stroke-linecap="round"') +
        (i % 2 === 0
          ? rect(x + 58, 696, 92, 46, '#d9c49a', 'rx="20"') +
            line(`M${x + 78} 720h50`, '#a98f5f', 4)
          : '')
      );
    }) +
    rain(19, 150, '#dfe6e2'),
};

export const quaysScenes = { cranes, bow, roads, barrage };
