/**
 * What a thousand readers ask of a newsroom, by shares: most come for the one story, many by the front page;
 * some read on; machines fetch feeds and sitemaps.
 */
export const shares = {
  'the breaking story': 34,
  'front page': 18,
  story: 19,
  list: 8,
  picture: 7,
  file: 5,
  feed: 5,
  search: 2,
  sitemap: 1,
  'nothing there': 1,
} as const;

export type Kind = keyof typeof shares;
/** Paths of each kind. */
export type Paths = Readonly<Record<Kind, readonly string[]>>;

/** What is right to be answered, besides 304 to who has it already. */
export const expected = (kind: Kind): number => (kind === 'nothing there' ? 404 : 200);

const isKind = (name: string): name is Kind => Object.hasOwn(shares, name);
const kinds = Object.keys(shares).filter(isKind);
/** Each kind as often as its share is. */
const each = kinds.flatMap((kind) => Array.from({ length: shares[kind] }, () => kind));

/** What is asked next. Of stories and pictures the first are asked for most, as readers do. */
export function nextAsked(paths: Paths): { kind: Kind; path: string } {
  const kind = each[Math.floor(Math.random() * each.length)] ?? 'front page';
  const list = paths[kind];
  const at = Math.floor(Math.random() ** 2 * list.length);
  return { kind, path: list[at] ?? '/' };
}

const words = ['storm', 'election', 'court', 'budget', 'river', 'airport', 'strike', 'museum'];

/** The paths of a newsroom, by its own pages: `html` is of its front page and of its story. */
export function pathsOf(
  breaking: string,
  slugs: { stories: readonly string[]; tags: readonly string[]; sections: readonly string[] },
  html: string,
): Paths {
  const found = (pattern: RegExp) => [
    ...new Set([...html.matchAll(pattern)].map(([, path = '']) => path.replaceAll('&amp;', '&'))),
  ];
  return {
    'the breaking story': [`/article/${breaking}`],
    'front page': ['/'],
    story: slugs.stories.filter((slug) => slug !== breaking).map((slug) => `/article/${slug}`),
    list: [
      '/latest',
      ...slugs.sections.map((slug) => `/section/${slug}`),
      ...slugs.tags.map((slug) => `/tag/${slug}`),
    ],
    picture: found(/src="(\/lake\/images\/[^"]+)"/g),
    file: found(/href="(\/_next\/static\/[^"]+\.css)"/g),
    feed: ['/feed.xml', '/feed.json', ...slugs.sections.map((slug) => `/section/${slug}/feed.xml`)],
    search: words.map((word) => `/search?q=${word}`),
    sitemap: ['/sitemap.xml', '/news-sitemap.xml', '/robots.txt'],
    'nothing there': ['/article/nobody-wrote-this', '/old/path.php', '/wp-login.php'],
  };
}
