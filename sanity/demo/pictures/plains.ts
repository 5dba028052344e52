/** Open land: a steppe and an orchard under hail. */
import type { Drawing } from './drawing.ts';
import {
  chance,
  circle,
  ellipse,
  hill,
  ink,
  line,
  path,
  person,
  pick,
  place,
  rect,
  repeat,
  ridge,
  sky,
  specks,
  tree,
} from './parts.ts';

const riders: Drawing = {
  alt: 'Two riders cross a wide yellow steppe towards three round tents under towering clouds.',
  focus: { x: 0.3, y: 0.74 },
  format: 'hero',
  scene: () =>
    sky('#3f7c94', '#8fb8bd', '#efe0bb') +
    [
      [1050, 300, 1.3],
      [380, 210, 0.9],
      [1460, 190, 0.8],
    ]
      .map(([x = 0, y = 0, s = 1]) =>
        place(
          x,
          y,
          s,
          path(
            'M-230 90Q-250 20-170 6Q-160-70-70-70Q-30-140 60-110Q130-130 160-50Q250-50 240 30Q290 50 270 90z',
            ink.white,
          ),
          path('M-230 90Q-236 60-210 50Q-60 80 100 56Q210 40 262 66Q280 80 270 90z', '#d3d9cf'),
        ),
      )
      .join('') +
    ridge([560, 530, 548, 510, 540, 524, 556], '#6f8f86') +
    hill([600, 580, 600, 570, 590, 580, 600], '#b79c4c') +
    hill([650, 670, 640, 660, 690, 640, 650], '#d0b056') +
    repeat(3, (i) =>
      place(
        1080 + i * 140,
        640 + (i % 2) * 24,
        0.9 + (i % 2) * 0.35,
        path('M-70 0V-46L-52-60H52L70-46V0z', ink.paper),
        path('M-66-50Q0-110 66-50z', '#e2d3ae'),
        rect(-70, -36, 140, 9, ink.red),
        rect(-13, -40, 26, 40, ink.clay),
        line('M4-84V-106', ink.umber, 5),
      ),
    ) +
    hill([800, 760, 790, 740, 760, 800, 770], '#c39a3f') +
    specks(81, 150, '#8f7a2f', { x: 0, y: 780, width: 1600, height: 120 }, 2.4) +
    [
      [380, 812, 1.75, ink.umber, ink.red],
      [640, 800, 1.5, '#7a4a2c', ink.night],
    ]
      .map(([x, y, s, horse, coat]) =>
        place(
          Number(x),
          Number(y),
          Number(s),
          path(
            'M-70-62Q-40-78 10-70L48-112L62-120L66-106L90-92L84-80L60-84L44-44Q40-34 30-34L26 0H18L14-36H-36L-40 0H-48L-54-40Q-76-30-84 6Q-92-40-70-62z',
            String(horse),
          ),
          path('M-22-66L-14-116Q0-126 14-116L18-70L26-46H14L6-64z', String(coat)),
          circle(0, -132, 11, '#5b2f1c'),
          path('M-14-136Q0-156 14-136z', ink.straw),
        ),
      )
      .join(''),
};

const orchard: Drawing = {
  alt: 'A tower of hail cloud leans over an orchard; half of the rows stand under white nets, half are bare to the sky.',
  format: 'hero',
  scene: () =>
    sky('#57647a', '#a7a9a8', '#e4cf9c') +
    path(
      'M520 470Q420 380 500 300Q460 180 600 170Q640 60 790 90Q920 20 1010 120Q1180 110 1160 250Q1270 330 1170 420Q1180 470 1120 480z',
      '#39455c',
    ) +
    path(
      'M560 460Q520 380 600 340Q600 240 720 250Q780 170 880 220Q1010 190 1020 300Q1110 350 1050 430Q1060 470 1010 480z',
      '#56637a',
    ) +
    `<g stroke="#e9eef0" stroke-width="4" opacity=".75" stroke-dasharray="6 18">${repeat(24, (i) => `<path d="M${600 + i * 22} 486l-60 170" stroke-dashoffset="${(i * 13) % 24}"/>`)}</g>` +
    hill([590, 570, 596, 580, 566, 590], '#7d8f6a') +
    rect(0, 620, 1600, 280, '#a8915a') +
    repeat(4, (row) => {
      const y = 670 + row * 72;
      const scale = 0.62 + row * 0.2;
      const gap = 92 + row * 26;
      const count = Math.ceil(1700 / gap);
      return (
        repeat(count, (i) => {
          const x = i * gap - 30 + (row % 2) * 40;
          const next = chance(row * 31 + i);
          return (
            tree(x, y, scale, pick(['#35605a', '#4e7c5a', '#2f5548'], i + row)) +
            repeat(5, () =>
              circle(
                Math.round(x + (next() - 0.5) * 80 * scale),
                Math.round(y - (80 + next() * 70) * scale),
                6 * scale,
                ink.red,
              ),
            )
          );
        }) +
        // Nets over the left half.
        path(
          `M-20 ${y - 190 * scale}${repeat(Math.ceil(800 / gap), (i) => `Q${i * gap + gap / 2} ${y - 168 * scale} ${(i + 1) * gap} ${y - 192 * scale}`)}L${Math.ceil(800 / gap) * gap + 30} ${y - 100 * scale}L-20 ${y - 60 * scale}z`,
          ink.white,
          'opacity=".42"',
        ) +
        repeat(Math.ceil(800 / gap) + 1, (i) =>
          rect(i * gap - 3, y - 194 * scale, 6, 194 * scale, ink.umber),
        )
      );
    }) +
    ellipse(1180, 884, 70, 9, '#5b4a20', 'opacity=".4"') +
    person(1180, 884, 1.6, ink.deep, ink.brown),
};

export const plainsScenes = { riders, orchard };
