import { z } from 'zod';
import { articleContent } from '#lib/content/article/article.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import { fetchContent } from '#lib/content/fetch.ts';
import { latestContent } from '#lib/content/list/latest/latest.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import type { LakeDocument } from '#lib/content/testing/changes.ts';
import type { ExampleAssets } from '#lib/content/testing/example-newsroom.ts';
import {
  paragraph,
  picture,
  type Raw,
  references,
  story,
  surroundings,
  view,
} from '#lib/content/testing/small-lake.ts';
import { readerViewing } from '#lib/content/viewing.ts';

/** The made-up newsroom of the workshop. Its pictures and sounds are the demonstration's. */
export type MadeUpNewsroom = {
  assets: ExampleAssets;
  teasers: StoryTeaserView[];
  stories: { state: string; view: ArticleView }[];
};

const assetQuery = '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]';
const assetDocuments = z.array(
  z.looseObject({
    _id: z.string(),
    _type: z.enum(['sanity.imageAsset', 'sanity.fileAsset']),
    originalFilename: z.string().nullish(),
  }),
);

/** What each kind of file is uploaded as. */
const extensions: Readonly<Record<string, string>> = {
  picture: 'jpg',
  sound: 'wav',
  film: 'webm',
  captions: 'vtt',
  document: 'pdf',
};

/** Assets by the names they were uploaded under; none in a lake without the demonstration. */
async function uploadedAssets(): Promise<ExampleAssets> {
  const asked = { query: assetQuery, params: {}, typed: false };
  const { result } = await fetchContent(asked, readerViewing);
  const documents = assetDocuments.parse(result);
  const byName = new Map(documents.map((one) => [one.originalFilename, one._id]));
  return {
    documents,
    idOf(reference) {
      const [kind = '', name] = reference.split(':');
      const extension = extensions[kind];
      return extension && (byName.get(`${name}.${extension}`) ?? 'image-0-1x1-png');
    },
  };
}

const second: LakeDocument = {
  _id: 'nadim',
  _type: 'author',
  name: 'Nadim Sarraf',
  slug: { current: 'nadim-sarraf' },
  role: 'Correspondent',
};
const longHeadline =
  'Two ministries, one dam and a month nobody names: what was said on the open line after everyone had gone home';
const words =
  'Both governments say that the gates will be opened on the first of the month. Neither says of which month, and the engineers who would have to open them have been told not to answer the telephone.';
const text = [
  paragraph(words, 'p1'),
  { ...paragraph('What the engineers say', 'p2'), style: 'h2' },
  paragraph(words, 'p3'),
];

const states: Record<string, Raw> = {
  'news, with all there can be': {
    headline: 'Both sides of the dam wait for the same rain',
    standfirst:
      'The barrage has stood shut since spring. Whoever opens it first admits that it was theirs to open.',
    dateline: { city: 'Vallemar', country: 'Colombia' },
    authors: references('ana', 'nadim'),
    tags: references('rivers'),
    updatedAt: '2026-02-02T11:40:00Z',
    breakingUntil: '2026-02-02T18:00:00Z',
    leadImage: { picture: 'barrage', caption: 'The barrage above Vallemar.' },
    related: references('plain-0', 'plain-1', 'plain-3'),
    corrections: [
      {
        _key: 'c1',
        kind: 'correction',
        text: 'An earlier version said that the gates are ninety years old. They are nineteen.',
        at: '2026-02-02T11:50:00Z',
      },
      { _key: 'c2', kind: 'update', text: 'A ministry has answered.', at: '2026-02-02T11:55:00Z' },
    ],
  },
  'opinion, without a picture': {
    kind: 'opinion',
    headline: 'Let the archive be untidy',
    leadImage: undefined,
    standfirst: undefined,
  },
  'analysis, with a long headline': { kind: 'analysis', headline: longHeadline },
  'feature, from right to left': {
    kind: 'feature',
    headline: 'النهر لا يعرف الحدود',
    standfirst: 'عن سدٍّ واحد ووزارتين، وعن شهرٍ لا يسمّيه أحد.',
    body: [paragraph('النهر لا يعرف الحدود، ونحن الذين رسمناها على الخريطة ثم نسينا أين.')],
  },
  'live, with a pinned update': {
    kind: 'live',
    headline: 'The river at Vallemar, hour by hour',
    liveUpdates: [
      update('u1', '08:10', 'The gauge reads 2.12 metres.', {
        pinned: true,
        headline: 'Where it stands',
      }),
      update('u2', '10:45', 'The school has sent everyone home.', { authors: references('nadim') }),
      update('u3', '11:20', 'It has begun to rain.', { headline: 'Rain' }),
    ],
  },
};

function update(key: string, clock: string, said: string, more: Raw): Raw {
  return { _key: key, at: `2026-02-02T${clock}:00Z`, body: [paragraph(said)], ...more };
}

const headlines = [
  'The night train to the river runs again',
  'A shipyard without ships makes rings for the wind',
  'Let the archive be untidy',
  longHeadline,
  'Nine bakers buy their mill',
  'The square that keeps changing its name',
  'A city plants shade at its bus stops',
  'Lemons, stone and twelve tonnes of water',
  'The clerk who filled in both boxes',
  'Rain, said the gauge',
];
const drawings = ['plinth', 'barrage', 'notebook', 'archive', 'ring'];

/** The newsroom as its pages would be given it. */
export async function madeUpNewsroom(): Promise<MadeUpNewsroom> {
  const assets = await uploadedAssets();
  const drawn = (name: string, more: Raw = {}): Raw => ({
    ...picture,
    asset: { _type: 'reference', _ref: assets.idOf(`picture:${name}`) },
    ...more,
  });
  const plain = headlines.map((headline, place) =>
    story(`plain-${place}`, {
      headline,
      kind: place === 2 ? 'opinion' : 'news',
      standfirst:
        place === 3 ? undefined : 'Nobody remembers why it stopped; everybody remembers when.',
      publishedAt: new Date(Date.UTC(2026, 1, 2, 10 - place * 3)).toISOString(),
      leadImage: place % 4 === 3 ? undefined : drawn(drawings[place % drawings.length] ?? 'plinth'),
      body: text,
    }),
  );
  const documents = [...surroundings, second, ...assets.documents, ...plain];
  const { view: latest } = await view(latestContent, documents);
  const stories = Object.entries(states).map(async ([state, changes]) => {
    const { picture: name = 'plinth', ...more } = pictureOf(changes);
    const shown = story('shown', {
      leadImage: drawn(String(name), more),
      body: text,
      ...changes,
      ...(changes.leadImage !== undefined && { leadImage: drawn(String(name), more) }),
    });
    const { view: found } = await view(articleContent, [...documents, shown], { slug: 'shown' });
    return found === null ? [] : [{ state, view: found }];
  });
  return { assets, teasers: latest?.stories ?? [], stories: (await Promise.all(stories)).flat() };
}

const pictureOf = ({ leadImage }: Raw): Raw =>
  z.record(z.string(), z.unknown()).catch({}).parse(leadImage);
