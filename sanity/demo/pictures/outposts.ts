/** Places that keep going: an archive, a platform, a cold village, a lighthouse. */
import type { Drawing } from './drawing.ts';
import {
  circle,
  ellipse,
  glints,
  hill,
  house,
  ink,
  line,
  path,
  person,
  pick,
  pine,
  place,
  rain,
  rect,
  repeat,
  ridge,
  sky,
  specks,
} from './parts.ts';

const archive: Drawing = {
  alt: 'Archive shelves packed with boxes, ledgers and rolled papers rise out of sight; an archivist on a ladder reaches up with a hand lamp.',
  focus: { x: 0.64, y: 0.4 },
  format: 'hero',
  scene: () =>
    rect(0, 0, 1600, 900, '#2f2430') +
    repeat(6, (row) => {
      const y = 20 + row * 156;
      return (
        repeat(26, (i) => {
          const kind = (i * 7 + row * 5) % 9;
          const x = 20 + i * 61;
          const height = 78 + ((i * 31 + row * 17) % 44);
          const colour = pick(
            ['#a8653c', '#7a5a48', '#c9a56a', '#5d6b6a', '#8f4a3a', '#d9c49a', '#4a5a68'],
            i * 3 + row * 2,
          );
          if (kind === 4)
            return repeat(
              3,
              (r) =>
                circle(x + 16 + (r % 2) * 26, y + 110 - Math.floor(r / 2) * 26, 13, '#d9c49a') +
                circle(x + 16 + (r % 2) * 26, y + 110 - Math.floor(r / 2) * 26, 5, '#7a5a48'),
            );
          if (kind === 7)
            return `<g transform="rotate(9 ${x} ${y + 124})">${rect(x + 8, y + 124 - height, 40, height, colour)}</g>`;
          return (
            rect(x, y + 124 - height, 54, height, colour) +
            rect(x + 15, y + 150 - height, 24, 16, ink.paper, 'opacity=".8"')
          );
        }) + rect(0, y + 124, 1600, 18, '#4a3226')
      );
    }) +
    rect(0, 0, 1600, 900, '#1b1526', 'opacity=".5"') +
    circle(1080, 330, 330, ink.amber, 'opacity=".13"') +
    circle(1080, 330, 210, ink.amber, 'opacity=".18"') +
    circle(1080, 330, 100, ink.amber, 'opacity=".3"') +
    line('M900 900L1000 40M1010 900L1090 40', '#d9b27a', 16) +
    repeat(13, (i) =>
      line(`M${906 + i * 7.4} ${850 - i * 64}L${1014 + i * 6} ${850 - i * 64}`, '#d9b27a', 10),
    ) +
    person(990, 580, 2.5, ink.moss, ink.umber) +
    path('M1010 404L1070 336L1084 350L1030 430z', ink.moss) +
    circle(1084, 332, 22, ink.white),
};

const platform: Drawing = {
  alt: 'Musicians with instrument cases, a cello and a harp under a cloth among them, wait on a platform as an early train comes in with its lamps lit.',
  focus: { x: 0.45, y: 0.62 },
  format: 'hero',
  scene: () =>
    sky('#43597a', '#b98f8f', '#f0c391') +
    hill([520, 470, 500, 450, 490, 460, 500], '#5b6a86') +
    rect(0, 540, 1600, 200, '#2b3350') +
    line('M1600 560H700', '#8f8f9f', 6) +
    path('M1600 250H1000Q900 260 870 400L860 620H1600z', '#35605a') +
    path('M1000 268Q920 280 896 390H1030V268z', '#f3d9a0') +
    rect(860, 520, 740, 26, ink.amber) +
    repeat(4, (i) => rect(1080 + i * 140, 300, 104, 130, '#f3d9a0')) +
    repeat(4, (i) => person(1130 + i * 140, 432, 0.86, '#35495a')) +
    circle(904, 570, 26, ink.white) +
    circle(904, 570, 100, ink.amber, 'opacity=".25"') +
    path('M904 560L0 520V660z', ink.amber, 'opacity=".18"') +
    path('M0 120H760L800 90V150L760 170H0z', '#241f33') +
    rect(160, 170, 18, 560, '#241f33') +
    rect(600, 170, 18, 560, '#241f33') +
    circle(390, 210, 34, ink.white) +
    line('M390 210V188M390 210h14', '#241f33', 4) +
    rect(0, 720, 1600, 180, '#6b5a66') +
    rect(0, 720, 1600, 14, ink.amber) +
    // Players and what they carry.
    [
      [110, 2.5, '#1b2338'],
      [300, 2.6, '#4a1f2a'],
      [520, 2.45, '#1d3d36'],
      [770, 2.6, '#1b2338'],
      [1010, 2.5, '#3d2a44'],
      [1380, 2.55, '#1b2338'],
    ]
      .map(([x, s, c]) => person(Number(x), 850, Number(s), String(c), ink.umber))
      .join('') +
    path('M176 850q-26-70 8-110q-16-50 20-70l4-90h14l4 90q36 20 20 70q34 40 8 110z', '#7a3f22') +
    path('M590 850h100l12-30h-124z', '#12101c') +
    path('M600 820Q560 640 640 560Q720 540 690 820z', '#8f7a9a') +
    rect(340, 770, 110, 44, '#12101c', 'rx="14"') +
    path('M830 800q20-60 60-40l40 60q-20 50-70 30z', '#2b1a1a') +
    rect(1050, 760, 150, 30, '#7a3f22', 'rx="15"') +
    rect(1200, 800, 110, 50, '#12101c', 'rx="8"'),
};

const barn: Drawing = {
  alt: 'A long windowless barn with glowing blue vents stands at the edge of a snowy village; steam rises from it past the church roof.',
  focus: { x: 0.66, y: 0.6 },
  format: 'hero',
  scene: () =>
    sky('#2f3f5c', '#7f8fa6', '#d9c9c0') +
    ridge([400, 330, 390, 270, 360, 300, 420], '#54678a') +
    hill([560, 520, 570, 510, 540, 520], '#c9d3dc') +
    repeat(9, (i) =>
      pine(60 + i * 74 + ((i * 31) % 40), 560 + ((i * 17) % 30), 0.6 + (i % 3) * 0.16, '#24405a'),
    ) +
    house(130, 690, 150, 110, '#8f4a3a', ink.ice) +
    house(330, 670, 120, 90, '#c9a56a', ink.ice) +
    house(510, 700, 140, 110, '#5d6b7a', ink.ice) +
    rect(420, 430, 60, 220, '#e3dcd0') +
    path('M410 430L450 300L490 430z', '#24405a') +
    repeat(3, (i) => rect(168 + i * 186, 626 + (i % 2) * 4, 32, 34, ink.amber)) +
    [880, 1080, 1280, 1440]
      .map((x, i) =>
        path(
          `M${x} 480Q${x - 60} 400 ${x + 10} 330Q${x + 60} 250 ${x - 20} 150Q${x + 90} 200 ${x + 80} 300Q${x + 60} 390 ${x + 60} 480z`,
          ink.white,
          `opacity=".${38 - i * 5}"`,
        ),
      )
      .join('') +
    path('M760 520L800 450H1600V520z', ink.ice) +
    rect(760, 520, 840, 210, '#1d2b44') +
    repeat(
      10,
      (i) =>
        rect(792 + i * 82, 556, 58, 120, '#14203a') +
        repeat(6, (v) =>
          rect(798 + i * 82, 566 + v * 18, 46, 8, i % 4 === 1 ? '#8fd0d9' : '#4a9fb5'),
        ),
    ) +
    path('M760 730H1600V800H700z', '#6fb0c4', 'opacity=".35"') +
    path('M0 700Q300 660 620 720T1600 720V900H0z', '#e3e9ec') +
    path('M0 790Q400 740 800 800T1600 790V900H0z', '#f3f5f3') +
    person(660, 800, 1.3, ink.red, ink.umber) +
    line('M674 764L720 806', ink.umber, 4) +
    place(
      730,
      812,
      1,
      ellipse(0, -16, 26, 11, ink.umber),
      circle(26, -26, 9, ink.umber),
      line('M-16-10V4M14-10V4', ink.umber, 5),
    ) +
    specks(121, 130, ink.white, { x: 0, y: 0, width: 1600, height: 900 }, 3),
};

const lighthouse: Drawing = {
  alt: 'A striped lighthouse sends two beams through rain over a heavy sea; a lit window shows the keeper at a desk.',
  focus: { x: 0.32, y: 0.45 },
  format: 'hero',
  scene: () =>
    sky('#17233c', '#35506b', '#6a7f86') +
    path('M500 214L1700 40V330z', ink.amber, 'opacity=".3"') +
    path('M500 214L-100 120V320z', ink.amber, 'opacity=".2"') +
    hill([690, 650, 700, 640, 690, 650], '#24405a') +
    hill([760, 700, 750, 710, 760, 690, 750], '#1b3145') +
    glints(131, 60, '#8fa3aa', { x: 0, y: 690, width: 1600, height: 180 }, 110) +
    path('M200 900Q260 740 420 730Q600 710 700 800L780 900z', '#14141e') +
    path('M430 740L462 290H538L570 740z', ink.paper) +
    repeat(3, (i) =>
      path(`M${456 - i * 11} ${370 + i * 140}h${88 + i * 22}l5 70h-${98 + i * 22}z`, ink.red),
    ) +
    path('M500 290H538L570 740H500z', '#000000', 'opacity=".16"') +
    rect(444, 270, 112, 22, '#14141e') +
    rect(466, 180, 68, 90, ink.amber) +
    rect(496, 180, 8, 90, '#14141e') +
    path('M456 180Q500 110 544 180z', '#14141e') +
    circle(500, 222, 24, ink.white) +
    rect(480, 470, 44, 56, ink.amber) +
    path('M490 526v-24q10-10 20 0v24zM494 492a7 7 0 1 0 14 0a7 7 0 1 0-14 0', ink.umber) +
    hill([860, 820, 850, 810, 860, 830, 860], '#101d2e') +
    rain(15, 120, '#c9d6d8', 40),
};

export const outpostsScenes = { archive, platform, barn, lighthouse };
