import { h } from 'hastscript';
import { correctionHeads } from '#lib/content/article/correction-heads.ts';
import type { CorrectionView, LiveUpdateView } from '#lib/content/article/view.ts';
import { datelineText } from '#lib/content/body/dateline-text.ts';
import { type Elsewhere, figure, type PlainContent } from '#lib/content/body/elements.ts';
import { openingParagraph } from '#lib/content/body/opening-paragraph.ts';
import type { BodyView } from '#lib/content/body/view.ts';
import type { StoryTextView } from '#lib/content/feed/view.ts';
import { fixedImage } from '#lib/content/image/sources.ts';
import { type Clock, fullMoment, mediumDate } from '#lib/dates.ts';
import { publicUrl, siteOrigin } from '#lib/metadata/site.ts';
import { wordsIn } from '#lib/words/words.ts';
import { bodyElements } from './blocks.ts';

const elsewhereIn = (language: string): Elsewhere => ({
  words: wordsIn(language),
  url: publicUrl,
  picture: (image) => fixedImage(image, siteOrigin(), null),
});

/** All that a story says, in plain elements: its pictures, text, live updates, and what was put right. */
export const storyElements = (story: StoryTextView, clock: Clock): PlainContent[] => [
  ...(story.leadImage ? [figure(story.leadImage, elsewhereIn(clock.language))] : []),
  ...bodyElements(withDateline(story, clock), elsewhereIn(clock.language)),
  ...liveUpdates(story.liveUpdates, clock),
  ...story.corrections.map((correction) => correctionElement(correction, clock)),
];

/** The body with the place of the reporting before its first words. */
function withDateline({ body, dateline }: StoryTextView, { language }: Clock): BodyView {
  const opening = dateline && openingParagraph(body);
  if (!dateline || !opening) return body;
  const text = `${datelineText({ ...dateline, language })} — `;
  const place = { _type: 'span', _key: 'dateline', text, marks: [] };
  const opened = { ...opening, children: [place, ...opening.children] };
  return body.map((block) => (block === opening ? opened : block));
}

const liveUpdates = (updates: readonly LiveUpdateView[], clock: Clock): PlainContent[] =>
  updates.length === 0
    ? []
    : [
        h('h2', wordsIn(clock.language)('live.title')),
        ...updates.flatMap((update) => liveUpdate(update, clock)),
      ];

function liveUpdate({ headline, at, body }: LiveUpdateView, clock: Clock): PlainContent[] {
  const when = fullMoment(at, clock);
  return [
    h('h3', headline === null ? when : `${when}: ${headline}`),
    ...bodyElements(body, elsewhereIn(clock.language), 3),
  ];
}

function correctionElement({ kind, at, text }: CorrectionView, clock: Clock): PlainContent {
  const t = wordsIn(clock.language);
  const head = t.markup(correctionHeads[kind], { date: () => mediumDate(at, clock) });
  return h('p', [h('strong', head), ` ${text}`]);
}
