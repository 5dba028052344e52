import type { ReactNode } from 'react';
import articleStyles from '#components/article/article.module.css';
import { Article } from '#components/article/article.tsx';
import { Body } from '#components/body/body.tsx';
import { DraftBar } from '#components/draft-bar.tsx';
import { Footer } from '#components/frame/footer.tsx';
import { Frame } from '#components/frame/frame.tsx';
import { FrontPage } from '#components/front/front-page.tsx';
import { ArchivePage } from '#components/list/archive-page.tsx';
import { AuthorPage } from '#components/list/author-page.tsx';
import { CorrectionsPage } from '#components/list/corrections-page.tsx';
import { LatestPage } from '#components/list/latest-page.tsx';
import { MonthPage } from '#components/list/month-page.tsx';
import { SectionPage } from '#components/list/section-page.tsx';
import { TagPage } from '#components/list/tag-page.tsx';
import { Missing } from '#components/missing/missing.tsx';
import { MissingPage } from '#components/missing/missing-page.tsx';
import { SearchPage } from '#components/search/search-page.tsx';
import { contentBlocks } from '#lib/content/body/blocks.ts';
import { blockExamples } from '#lib/content/body/examples.ts';
import type { BodyView } from '#lib/content/body/view.ts';
import type { SearchView, StoryListView } from '#lib/content/list/view.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { viewExamples } from '#lib/content/testing/example-newsroom.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import { archiveMonthPath } from '#lib/routes.ts';
import { type MadeUpNewsroom, madeUpNewsroom } from './newsroom.ts';
import { everyText } from './text.ts';

type State = { state: string; node: ReactNode };
/** A part of the reading experience, in every state it can be in. */
export type Part = { name: string; title: string; states: State[] };

const settings: SettingsView = {
  ...defaultSettings,
  name: 'Dateline',
  tagline: 'News from where it happens',
  timeZone: 'America/Bogota',
  navigation: ['World', 'Americas', 'Business', 'Climate', 'Culture'].map((name) => ({
    id: name,
    name,
    href: `/section/${name.toLowerCase()}`,
  })),
};
const clock = settings;

/** Every part: text and blocks, then stories, the front page, lists, and what stands around them. */
export async function parts(): Promise<Part[]> {
  const made = await madeUpNewsroom();
  return [
    { name: 'text', title: 'Text', states: [state('all of it', inStory(everyText))] },
    ...(await blockParts(made)),
    { name: 'faulty', title: 'Faulty block', states: [state('in preview', inStory([faulty]))] },
    {
      name: 'story',
      title: 'Story',
      states: made.stories.map(({ state: name, view }) =>
        state(name, <Article view={view} clock={clock} />),
      ),
    },
    { name: 'front', title: 'Front page', states: frontStates(made) },
    { name: 'lists', title: 'Lists', states: listStates(made) },
    { name: 'search', title: 'Search', states: searchStates(made) },
    { name: 'frame', title: 'Frame', states: frameStates(made) },
  ];
}

const state = (name: string, node: ReactNode): State => ({ state: name, node });

/** A body where a story has it, so that blocks can step out of the column. */
const inStory = (body: BodyView) => (
  <article className={articleStyles.article}>
    <div className={articleStyles.body} data-body="">
      <Body body={body} language={settings.language} />
    </div>
  </article>
);

const faulty: BodyView[number] = {
  _type: 'faultyBlock',
  _key: 'b07',
  blockType: 'pullQuote',
  reason: 'text is missing',
};

async function blockParts({ assets }: MadeUpNewsroom): Promise<Part[]> {
  const examples = await blockExamples();
  const { body } = await viewExamples(examples, assets);
  return Object.keys(contentBlocks).map((name) => ({
    name,
    title: titleOf(name),
    states: examples.flatMap(({ block, state: shown }, place) => {
      const view = body[place];
      if (block._type !== name || !view) return [];
      const beside = 'placement' in view && view.placement === 'inset' ? everyText : [];
      return [state(shown, inStory([view, ...beside]))];
    }),
  }));
}

/** `pullQuote` is "Pull quote". */
const titleOf = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function frontStates({ teasers }: MadeUpNewsroom): State[] {
  const [lead = null, ...others] = teasers;
  const full = {
    breaking: others.slice(0, 1),
    lead,
    side: others.slice(1, 4),
    strip: others.slice(4, 8),
    rails: [
      { section: { id: 'w', name: 'World', href: '/section/world' }, stories: others.slice(0, 4) },
    ],
  };
  const few = { ...full, breaking: [], side: [], strip: [], rails: [] };
  return [
    state('a full day', <FrontPage view={full} clock={clock} />),
    state('one story', <FrontPage view={few} clock={clock} />),
    state('before the first story', <FrontPage view={{ ...few, lead: null }} clock={clock} />),
  ];
}

const listOf = (stories: MadeUpNewsroom['teasers'], page = 1, pageCount = 1): StoryListView => ({
  stories,
  page,
  pageCount,
  total: stories.length * pageCount,
});

function listStates({ teasers, stories }: MadeUpNewsroom): State[] {
  const list = listOf(teasers.slice(0, 4), 2, 3);
  const none = listOf([]);
  const world = { id: 'w', path: '/section/world', title: 'World', description: null } as const;
  const topic = { id: 't', path: '/tag/rivers', title: 'Rivers', kind: 'topic' } as const;
  const ana = {
    id: 'ana',
    path: '/author/ana-ruiz',
    name: 'Ana Ruiz',
    role: 'Reporter',
    bio: 'Writes about rivers and what is built into them.',
    portrait: teasers[0]?.image ?? null,
    sameAs: ['https://social.example.org/@ana'],
  } as const;
  const corrected = stories.flatMap(({ view: { corrections } }) => corrections);
  const [story] = teasers;
  const entries = story && corrected.length > 0 ? [{ story, corrections: corrected }] : [];
  const months = ['2026-02', '2026-01', '2025-12', '2025-09', '1999-11'].map((month, index) => ({
    month,
    total: [1, 31, 1204, 8, 365][index] ?? 0,
  }));
  const corrections = { entries, page: 1, pageCount: 1, total: entries.length };
  return [
    state('latest, the second of three pages', <LatestPage list={list} clock={clock} />),
    state('section', <SectionPage view={{ ...world, list }} clock={clock} />),
    state('section without stories', <SectionPage view={{ ...world, list: none }} clock={clock} />),
    state('topic', <TagPage view={{ ...topic, description: 'What flows.', list }} clock={clock} />),
    state('author', <AuthorPage view={{ ...ana, sameAs: [...ana.sameAs], list }} clock={clock} />),
    state('archive', <ArchivePage view={{ months }} clock={clock} />),
    state('empty archive', <ArchivePage view={{ months: [] }} clock={clock} />),
    state(
      'a month',
      <MonthPage
        view={{ month: '2026-02', path: archiveMonthPath('2026-02'), list }}
        clock={clock}
      />,
    ),
    state('corrections', <CorrectionsPage view={corrections} settings={settings} />),
    state(
      'no corrections',
      <CorrectionsPage view={{ ...corrections, entries: [] }} settings={settings} />,
    ),
  ];
}

function searchStates({ teasers }: MadeUpNewsroom): State[] {
  const page = (query: string, found: typeof teasers, section: string | null = null) => {
    const list = listOf(found);
    const view: SearchView = {
      ...{ query, section, order: 'best', list, total: found.length, isCut: false },
      ...{
        sections: [{ name: 'World', slug: 'world', count: 1 }],
        all: section ? 1 : found.length,
      },
      found: found.map((story) => ({
        story,
        headline: [{ text: story.headline, marked: false }],
        excerpt: [
          { text: '… when the ', marked: false },
          { text: query, marked: true },
          { text: ' rose …', marked: false },
        ],
      })),
    };
    return <SearchPage view={view} clock={clock} />;
  };
  return [
    state('before anything is typed', page('', [])),
    state('found', page('river', teasers.slice(0, 2))),
    state('nothing found', page('submarine', [])),
    state('nothing found in a section', page('river', [], 'world')),
  ];
}

const frameStates = ({ teasers }: MadeUpNewsroom): State[] => [
  state(
    'around a page',
    <Frame settings={settings} viewing={readerViewing} path="/section/world">
      <p style={{ padding: '2rem var(--edge)' }}>The page.</p>
    </Frame>,
  ),
  state('footer of a newsroom that has set nothing', <Footer settings={defaultSettings} />),
  state(
    'a page that is missing',
    <MissingPage
      settings={settings}
      rails={settings.navigation.map((section, n) => ({
        section,
        stories: teasers.slice(n, n + 1),
      }))}
    />,
  ),
  state('the same before anything is published', <MissingPage settings={settings} rails={[]} />),
  state('the same in short, for an editor in preview', <Missing settings={settings} />),
  state(
    'for an editor in preview',
    <DraftBar perspective="drafts" release={null} returnTo="/_workshop" />,
  ),
  state(
    'of a release that has a long name',
    <DraftBar
      perspective={['rA', 'rB', 'drafts']}
      release="Everything on the river, the ferry and the two bridges that have not been built"
      returnTo="/_workshop"
    />,
  ),
];
