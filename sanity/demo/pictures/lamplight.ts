/** Scenes lit by lamps: a night library, a radio mast, a market before sunrise. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  ellipse,
  glints,
  ink,
  line,
  path,
  person,
  pick,
  place,
  rect,
  repeat,
  sky,
  specks,
} from './parts.ts';

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
                ['#a3572c', '#7a1d16', '#35605a', '#5b2f1c', '#2b5566'][(b * 3 + s * 2 + i) % 5] ??
                  '',
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
      circle(
        470,
        214,
        70 + i * 92,
        'none',
        `stroke="${ink.rose}" stroke-width="${7 - i * 0.6}" opacity="${(0.75 - i * 0.085).toFixed(2)}"`,
      ),
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

export const lamplightScenes = { library, mast, lanterns };
