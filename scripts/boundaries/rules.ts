import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { ruleOfRooms } from './lake-rooms.ts';

/**
 * Which folder may import what. Each rule is an allow-list: what it does not name is refused, be it a
 * folder nobody has thought of yet. Paths are those of files, however an import is written.
 */

/** A folder of the project, and what its files may import besides each other. */
type Area = {
  name: string;
  files: string;
  may: readonly string[];
  /** Why nothing else, for whoever is refused. */
  why: string;
  /** Runs in Node alone, and may use what Node brings. */
  node?: true;
};

const packages = (...names: string[]): string[] => names.map((name) => `node_modules/${name}/`);
const react = packages('react', 'react-dom', '@types/react', '@types/react-dom');
const view = '^lib/content/.*/view\\.ts$';

/** What a body block has for editors and for readers; it stands with what the site knows of the block. */
const blockForEditors = '^lib/content/body/blocks/[^/]+/(schema\\.ts$|studio/)';
const blockForReaders = '^lib/content/body/blocks/[^/]+/component\\.';

/** What editors' forms and lists know of the site: addresses, document types, what content looks like. */
const knownToStudio = [
  view,
  '^lib/(routes|reserved-segments|is-object|message-of|dates|date-formatter|paper|destination)\\.ts$',
  '^lib/content/document-(types|address)\\.ts$',
  '^lib/content/contract/words\\.ts$',
  '^lib/content/redirect/(asked|leave|left-behind|writings)\\.ts$',
  '^lib/content/body/(cells|frame/providers|dateline-text|figure|readers-address|worth-a-look)\\.ts$',
  '^lib/content/(story/length|file/kinds)\\.ts$',
  '^lib/preview/shared/link\\.ts$',
];

/** Tests, and what only tests use. */
export const testing = '\\.test\\.tsx?$|\\.spec\\.tsx?$|/testing/';

/** What starts a lake as a process, or stands in front of one. */
const startsLakes = ['^(scripts|e2e)/', testing];

const areas: readonly Area[] = [
  {
    name: 'app',
    files: '^app/(?!\\(workshop\\)/)',
    may: [
      '^components/',
      view,
      '^lib/content/.*/load\\.ts$',
      '^lib/content/(load|viewing|list/page-number|list/before/boundary)\\.ts$',
      '^lib/(keep|live|machine|metadata|preview)/',
      '^lib/[^/]+\\.ts$',
      '^sanity\\.config\\.ts$',
      '^sanity/studio/',
      '^package\\.json$',
      ...react,
      ...packages('next', 'next-sanity', 'server-only'),
    ],
    why: 'Routes load views through lib/content/…/load.ts and hand them to components.',
  },
  {
    name: 'components',
    files: `^components/|${blockForReaders}`,
    may: [
      view,
      '^lib/content/body/dateline-text\\.ts$',
      '^lib/content/(viewing|image/sources|image/preview|list/before/boundary)\\.ts$',
      '^lib/content/article/correction-heads\\.ts$',
      '^lib/words/(names|plural-forms|sizes|spoken|words)\\.ts$',
      '^lib/content/body/(headings|opening-paragraph|text/nested-lists)\\.ts$',
      '^lib/(routes|dates|months|is-object|text-direction|paper)\\.ts$',
      '^lib/keep/making\\.ts$',
      ...react,
      ...packages(
        'next',
        'next-sanity',
        '@portabletext/react',
        '@portabletext/types',
        'd3-(scale|shape)',
      ),
      ...packages('idiomorph'),
      'node_modules/@sanity/client/dist/stega\\.',
      'node_modules/@fontsource-variable/',
    ],
    why: 'Components show views; they neither fetch nor know GROQ, the lake or the Studio.',
  },
  {
    name: 'lib',
    files: '^lib/(?!content/body/blocks/[^/]+/(component\\.|schema\\.ts$|studio/))',
    may: [
      '^sanity/client\\.ts$',
      '^sanity\\.types\\.ts$',
      ...react,
      ...packages('next', 'next-sanity', 'server-only', 'zod', 'groq', '@sanity/client'),
      ...packages('use-intl', 'ipaddr.js'),
      ...packages(
        '@sanity/webhook',
        '@sanity/preview-url-secret',
        'jose',
        'sitemap',
        'uuid',
        '@noble/hashes',
        '@opentelemetry/(api|core|exporter-trace-otlp-http|resources|sdk-trace)',
      ),
      ...packages('@portabletext/(react|toolkit|types)', 'hastscript', 'hast-util-to-(html|mdast)'),
      ...packages('mdast-util-(gfm|to-markdown)', 'satori', 'sharp'),
    ],
    node: true,
    why: 'lib knows content, not what shows or edits it; it reaches the lake by sanity/client.ts.',
  },
  {
    name: 'client',
    files:
      '^sanity/(client|api-version|lake-trust|tunnel|tunnel-link|tunnel-place|sending-again|while-away)\\.ts$',
    may: ['^lib/(env|request-id|routes)\\.ts$', ...packages('@sanity/client', 'zod')],
    why: 'The client knows where the lake is, and nothing of what is in it.',
  },
  {
    name: 'studio',
    files: `^(sanity\\.config\\.ts$|sanity/(actions|media-library|paste|pictures|preflight|presentation|schema|search|share|slug|structure|studio|writing)/)|${blockForEditors}`,
    may: [
      ...knownToStudio,
      '^lib/env\\.ts$',
      '^sanity/(api-version|tunnel|sending-again)\\.ts$',
      '^sanity\\.types\\.ts$',
      ...react,
      ...packages(
        'sanity',
        '@portabletext/editor',
        '@sanity/(diff-match-patch|icons|ui|vision|client|types)',
        '@sindresorhus/slugify',
        '@xmldom/xmldom',
        'exifreader',
        'groq-js',
        'styled-components',
        'zod',
      ),
    ],
    why: 'The Studio uses routes, the register of document types and views.',
  },
  {
    name: 'workshop',
    files: '^app/\\(workshop\\)/',
    may: ['^components/', '^lib/', ...react, ...packages('next', 'zod')],
    why: 'The workshop shows components, of content made for it; it is in no build.',
  },
  {
    name: 'demo',
    files: '^sanity/demo/',
    may: [
      ...knownToStudio,
      '^lib/content/body/examples\\.ts$',
      '^lib/env\\.ts$',
      '^sanity/api-version\\.ts$',
      '^sanity\\.types\\.ts$',
      ...packages('@sanity/client', 'sharp'),
    ],
    node: true,
    why: 'The demonstration is documents, written as any client would.',
  },
  {
    name: 'migrations',
    files: '^sanity/migrations/',
    may: [
      '^lib/(is-object|routes)\\.ts$',
      '^lib/content/document-types\\.ts$',
      '^lib/content/body/frame/providers\\.ts$',
      ...packages('@sanity/(migrate|types)'),
    ],
    why: 'A migration says what a document becomes, once; it outlives the schema it was written with.',
  },
  {
    name: 'lake',
    files: '^sanity/lake/',
    may: [
      ...packages('@flydotio/litestream'),
      ...packages('@sanity/(client|export|id-utils|import|mutator|webhook)'),
      ...packages(
        'blurhash',
        'groq-js',
        'heic-decode',
        '@types/heic-decode',
        'ipaddr.js',
        'mendoza',
        'modern-tar',
        'pino',
        'sharp',
        'ws',
        '@types/ws',
        'zod',
      ),
    ],
    node: true,
    why: 'The lake knows documents and queries, not this newsroom.',
  },
];

const rule = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

const ofAreas = areas.map(({ name, files, may, why, node }) =>
  rule(
    name,
    why,
    { path: files, pathNot: testing },
    { pathNot: [files, ...may], ...(node && { dependencyTypesNot: ['core'] }) },
  ),
);

/** Where code may stand at all: the areas, what runs and tests them, and the files of tools. */
const known = [
  ...areas.map(({ files }) => files),
  '^(scripts|e2e)/',
  '^deploy/(try|docker)/',
  '^sanity/(client|tunnel|tunnel-place|sending-again)\\.test\\.ts$',
  '^[^/]+\\.(ts|json)$',
];

export const rules: IRegularForbiddenRuleType[] = [
  ...ofAreas,
  ...ruleOfRooms(testing),
  rule(
    'known-folder',
    'CONTRIBUTING.md says what stands where; a new folder needs a rule here first.',
    { pathNot: 'node_modules/' },
    { pathNot: [...known, 'node_modules/'], dependencyTypesNot: ['core'] },
  ),
  rule('in-known-folder', 'As above.', { pathNot: [...known, 'node_modules/'] }, {}),
  rule(
    'lake-by-http',
    'The lake is reached over HTTP, as the hosted one is: only what starts one imports of it.',
    { pathNot: ['^sanity/lake/', ...startsLakes] },
    { path: '^sanity/lake/' },
  ),
  rule(
    'lake-by-name',
    'What the lake has for others is in the exports of its package, and is taken by that name.',
    { path: startsLakes, pathNot: '^sanity/lake/' },
    { path: '^sanity/lake/', dependencyTypesNot: ['aliased-workspace'] },
  ),
  rule(
    'lake-alone',
    'The lake is a package of its own, and its tests take nothing of the site either.',
    { path: '^sanity/lake/' },
    { path: '^(?!node_modules/|sanity/lake/)', dependencyTypesNot: ['core'] },
  ),
  rule(
    'site-tests',
    'A test takes what it tests and the areas that this one may import.',
    { path: `^(lib|components|sanity)(?=/).*(${testing})`, pathNot: '^sanity/lake/' },
    { path: '^((app|scripts|e2e)/|sanity/lake/(?!testing/))' },
  ),
  rule(
    'testing-in-tests',
    'What only tests need is not shipped.',
    {
      pathNot: [
        testing,
        '^app/\\(workshop\\)/',
        '^e2e/',
        '^scripts/',
        '^sanity/lake/bench/',
        '^playwright\\.config',
      ],
    },
    { path: `${testing}|^e2e/`, pathNot: 'node_modules/' },
  ),
  rule(
    'shipped-packages',
    'A dev dependency is not there when the newsroom runs.',
    { path: '^(app|components|lib|sanity)/', pathNot: testing },
    {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'previews-alone',
    'On a reader’s page React does nothing: what it shows it says with <Marks>, which knows a preview.',
    { pathNot: '^components/open-page/marks\\.tsx$' },
    { path: '^components/live-refresh\\.tsx$' },
  ),
  rule('resolvable', 'There is no such file or package.', {}, { couldNotResolve: true }),
  rule(
    'no-cycle',
    'Two files that need each other, types included, are one or three.',
    {},
    { circular: true },
  ),
];
