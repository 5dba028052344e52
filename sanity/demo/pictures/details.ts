/** Second pictures, for the middle of a story: things seen from close by. */
import type { Drawing } from './drawing.ts';
import { circle, ellipse, ink, line, path, pick, place, rect, repeat } from './parts.ts';

const vents: Drawing = {
  alt: 'A wall of dark vents with light between the slats; below it a half circle of snow has melted and a dog lies on the grass.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#e3e9ec') +
    ellipse(800, 640, 620, 190, '#7a6a58') +
    ellipse(800, 630, 550, 150, '#5d7a4c') +
    repeat(26, (i) =>
      line(`M${340 + i * 37} ${740 - Math.abs(13 - i) * 4}l${(i % 3) * 6 - 6} -36`, '#7f9c5f', 6),
    ) +
    rect(0, 0, 1600, 640, '#1d2b44') +
    rect(0, 600, 1600, 44, '#24405a') +
    repeat(5, (i) => rect(40 + i * 316, 60, 276, 520, '#131e36')) +
    repeat(60, (i) =>
      rect(
        60 + Math.floor(i / 12) * 316,
        84 + (i % 12) * 41,
        236,
        20,
        (i * 7) % 11 < 4 ? '#8fd0d9' : '#3f86a0',
      ),
    ) +
    place(
      980,
      760,
      2.2,
      ellipse(0, -16, 30, 13, ink.umber),
      circle(30, -22, 10, ink.umber),
      path('M28-34l6-10 6 12z', ink.umber),
      line('M-26-14Q-50-10-44-28', ink.umber, 5),
    ),
};

const notebook: Drawing = {
  alt: 'An open notebook on a table under a window, its pages filled with short strokes in blue and red; a cup, a pencil and coffee cherries beside it.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#8a5a3a') +
    repeat(6, (i) => rect(0, i * 150 + 144, 1600, 5, '#6b4229')) +
    path('M900 0H1600V560L1180 900H500z', '#f3d9a0', 'opacity=".2"') +
    `<g transform="rotate(-5 760 470)">${
      path(
        'M250 190Q520 150 770 190Q1020 150 1290 190V750Q1020 710 770 750Q520 710 250 750z',
        '#5b2f1c',
      ) +
      path('M270 180Q520 140 770 184V736Q520 700 270 736z', ink.paper) +
      path('M1270 180Q1020 140 770 184V736Q1020 700 1270 736z', '#fbf4e2') +
      repeat(
        11,
        (row) =>
          line(`M320 ${232 + row * 42}Q540 ${206 + row * 42} 740 ${230 + row * 42}`, '#c9bfa6', 2) +
          line(
            `M800 ${230 + row * 42}Q1020 ${206 + row * 42} 1220 ${232 + row * 42}`,
            '#c9bfa6',
            2,
          ) +
          repeat(9, (i) =>
            line(
              `M${330 + i * 45} ${224 + row * 42 - Math.sin((i / 9) * 3.1) * 14}h${12 + ((i * 17 + row * 29) % 26)}`,
              pick(['#2b5566', '#2b5566', '#bf3022', '#5f6a70'], i * 5 + row * 3),
              7,
              'stroke-linecap="round"',
            ),
          ) +
          repeat(8, (i) =>
            line(
              `M${812 + i * 50} ${224 + row * 42 - Math.sin((i / 9) * 3.1) * 14}h${12 + ((i * 13 + row * 31) % 28)}`,
              pick(['#2b5566', '#bf3022', '#2b5566', '#5f6a70'], i * 3 + row * 5),
              7,
              'stroke-linecap="round"',
            ),
          ),
      ) +
      path('M760 186h20v550h-20z', '#000000', 'opacity=".12"')
    }</g>` +
    `<g transform="rotate(24 1250 700)">${rect(1080, 690, 360, 22, ink.ochre)}${path('M1080 690L1030 701L1080 712z', ink.sand)}${rect(1420, 690, 30, 22, ink.red)}</g>` +
    circle(200, 220, 118, '#e8dfc9') +
    circle(200, 220, 92, ink.paper) +
    circle(200, 220, 78, '#35180c') +
    repeat(
      9,
      (i) =>
        circle(
          1370 + ((i * 61) % 130),
          180 + ((i * 83) % 170),
          24,
          i % 4 === 3 ? '#7fae6c' : pick(['#bf3022', '#a8281c', '#d94f3a'], i),
        ) + circle(1362 + ((i * 61) % 130), 172 + ((i * 83) % 170), 6, '#ffffff', 'opacity=".4"'),
    ),
};

const sorts: Drawing = {
  alt: 'Rows of small metal blocks in the compartments of a wooden type case, a hand’s width of them lifted out on a brass stick.',
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#4a2a1a') +
    repeat(40, (i) => {
      const [column, row] = [i % 8, Math.floor(i / 8)];
      const [x, y] = [24 + column * 196, 22 + row * 174];
      const count = 3 + ((i * 7) % 6);
      return (
        rect(x, y, 182, 160, '#2b170e') +
        repeat(count * 2, (n) => {
          const [a, b] = [
            x + 12 + (n % count) * (160 / count),
            y + 22 + Math.floor(n / count) * 66,
          ];
          const w = 150 / count - 5;
          return (
            rect(a, b, w, 56, pick(['#8f9aa0', '#a9b3b6', '#7a868e'], n + i)) +
            rect(a, b, w, 12, '#c9d1d2') +
            (w > 20 ? circle(a + w / 2, b + 34, 5, '#5b666d') : '')
          );
        })
      );
    }) +
    `<g transform="rotate(-14 800 520)">${rect(360, 560, 900, 40, ink.ochre)}${rect(360, 440, 30, 160, ink.ochre)}${rect(1080, 452, 26, 148, '#b97f2c')}${repeat(15, (i) => rect(394 + i * 45, 456, 40, 104, pick(['#a9b3b6', '#c9d1d2', '#8f9aa0'], i)) + rect(394 + i * 45, 456, 40, 18, '#e3e8e8'))}${rect(360, 592, 900, 10, '#b97f2c')}</g>`,
};

export const detailsScenes = { vents, notebook, sorts };
