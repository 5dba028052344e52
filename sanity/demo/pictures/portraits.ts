/** The authors as posters: a faceless figure before the thing each writes about. Never a likeness. */
import type { Drawing } from './drawing.ts';
import { circle, ellipse, ink, line, path, pick, rect, repeat } from './parts.ts';

/** Head and shoulders, with hair of a shape of its own. */
const bust = (coat: string, skin: string, hair: string, collar: string): string =>
  path('M150 1200Q170 880 440 820H760Q1030 880 1050 1200z', coat) +
  path('M520 700H680V850Q600 930 520 850z', skin) +
  path('M520 780Q600 850 680 780V830Q600 900 520 830z', '#000000', 'opacity=".16"') +
  ellipse(600, 560, 178, 226, skin) +
  path('M600 334a178 226 0 0 1 0 452z', '#000000', 'opacity=".1"') +
  hair +
  path('M440 820L600 980L760 820L700 800L600 900L500 800z', collar);

const portrait = (alt: string, scene: () => string): Drawing => ({
  alt,
  format: 'portrait',
  scene,
});
const ground = (colour: string): string => rect(0, 0, 1200, 1200, colour);

export const portraits = {
  'portrait-calderon': portrait(
    'Poster portrait without a face: a figure with a dark bob before white columns and an orange sun.',
    () =>
      ground('#e8d7b2') +
      circle(820, 380, 260, ink.orange) +
      repeat(6, (i) => rect(40 + i * 200, 120, 96, 760, ink.white, 'opacity=".75"')) +
      rect(0, 80, 1200, 50, ink.white) +
      bust(
        ink.night,
        '#c98d6a',
        path(
          'M404 640Q370 300 600 300T796 640Q800 720 770 740Q770 520 720 450Q560 500 450 470Q430 560 432 740Q404 720 404 640z',
          ink.umber,
        ),
        ink.paper,
      ),
  ),
  'portrait-rey': portrait(
    'Poster portrait without a face: a bearded figure in a green coat before the rings and rays of a surveyor’s compass.',
    () =>
      ground('#2b5566') +
      repeat(5, (i) =>
        circle(600, 520, 560 - i * 90, 'none', 'stroke="#b8c8c8" stroke-width="5" opacity=".5"'),
      ) +
      repeat(
        24,
        (i) =>
          `<g transform="rotate(${i * 15} 600 520)">${path('M592-80L600 520L608-80z', i % 6 === 0 ? ink.amber : '#5f7f8d')}</g>`,
      ) +
      bust(
        ink.moss,
        '#d9a884',
        path('M424 520Q400 320 600 310T778 520Q740 430 600 430T424 520z', '#3a3634') +
          path('M430 600Q440 800 600 812T770 600Q740 680 600 680T430 600z', '#3a3634'),
        ink.straw,
      ),
  ),
  'portrait-prado': portrait(
    'Poster portrait without a face: a figure with hair tied high before a wall of coloured containers.',
    () =>
      ground('#1b3a4f') +
      repeat(24, (i) =>
        rect(
          (i % 4) * 310 - 20 - (Math.floor(i / 4) % 2) * 60,
          Math.floor(i / 4) * 170 + 20,
          296,
          156,
          pick(['#d89a3c', '#bf3022', '#3f6d78', '#e8d7b2', '#a8653c'], i * 3 + Math.floor(i / 4)),
        ),
      ) +
      circle(600, 240, 120, '#1a1512') +
      bust(
        ink.paper,
        '#8a5a3e',
        path('M420 560Q400 300 600 300T780 560Q740 420 600 410T420 560z', '#1a1512'),
        ink.red,
      ),
  ),
  'portrait-suarez': portrait(
    'Poster portrait without a face: a figure with long grey hair before bands of rain and a blue drop.',
    () =>
      ground('#b8c8c8') +
      repeat(30, (i) => line(`M${i * 60 - 200} 0L${i * 60 - 500} 1200`, '#8fa9ae', 8)) +
      path('M880 140Q1080 420 1080 560a200 200 0 0 1-400 0Q680 420 880 140z', ink.petrol) +
      bust(
        ink.clay,
        '#e0b695',
        path(
          'M410 900Q360 300 600 306T790 900Q740 900 730 860Q780 560 700 450Q600 500 480 450Q430 560 470 860Q450 900 410 900z',
          '#8f8f8c',
        ),
        ink.moss,
      ),
  ),
  'portrait-quiroga': portrait(
    'Poster portrait without a face: a figure in round spectacles between red stage curtains.',
    () =>
      ground('#3d2a44') +
      repeat(
        5,
        (i) =>
          path(
            `M${i * 70} 0H${i * 70 + 60}Q${i * 60 + 60} 700 ${i * 40} 1200H${i * 40 - 60}z`,
            i % 2 ? ink.wine : ink.red,
          ) +
          path(
            `M${1200 - i * 70} 0H${1140 - i * 70}Q${1140 - i * 60} 700 ${1200 - i * 40} 1200H${1260 - i * 40}z`,
            i % 2 ? ink.wine : ink.red,
          ),
      ) +
      path('M600 0L120 1200H1080z', ink.amber, 'opacity=".3"') +
      bust(
        '#12243b',
        '#b87b5c',
        path(
          'M400 560Q340 260 600 280T800 560Q830 420 700 400Q560 380 520 440Q440 440 400 560z',
          ink.wine,
        ) +
          `<g fill="none" stroke="${ink.black}" stroke-width="12"><circle cx="528" cy="560" r="62"/><circle cx="672" cy="560" r="62"/><path d="M590 560h20"/></g>`,
        ink.rose,
      ),
  ),
  'portrait-sarraf': portrait(
    'Poster portrait without a face: a figure in a knitted cap before the beams of a harbour light at night.',
    () =>
      ground('#12243b') +
      repeat(5, (i) => path(`M980 240L${-400 + i * 420} 1300h190z`, ink.amber, 'opacity=".22"')) +
      circle(980, 240, 90, ink.amber) +
      circle(980, 240, 150, ink.amber, 'opacity=".25"') +
      rect(0, 980, 1200, 220, '#0c1420') +
      bust(
        ink.orange,
        '#a87250',
        path('M412 520Q400 270 600 270T788 520z', ink.petrol) +
          rect(404, 490, 392, 70, ink.steel, 'rx="30"') +
          path('M432 640Q450 800 600 800T768 640Q730 730 600 730T432 640z', '#1f1815'),
        ink.deep,
      ),
  ),
};

export const marks = {
  logo: {
    alt: 'Dateline’s mark: a long red dash between a dark block and open paper.',
    format: 'logo',
    scene: () =>
      rect(0, 0, 600, 600, ink.paper) +
      rect(70, 120, 210, 360, ink.black) +
      rect(280, 272, 250, 56, ink.red),
  } satisfies Drawing,
};
