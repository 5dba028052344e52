import fc from 'fast-check';
import type { DocumentType } from '#lib/content/document-types.ts';
import type { DocumentOf, LakeDocument } from '#lib/content/testing/changes.ts';
import { author, paragraph, section, tag } from '#lib/content/testing/small-lake.ts';
import type {
  Author,
  FrontPage,
  Page,
  Redirect,
  Section,
  SiteSettings,
  Tag,
} from '../../../sanity.types.ts';
import { texts, type Uploaded } from './generated-body.ts';
import type { FieldsOf } from './generated-stories.ts';
import {
  addresses,
  changed,
  choice,
  languages,
  list,
  listOf,
  mails,
  odd,
  pictures,
  slugs,
  someOf,
  storiesOf,
  text,
  weakly,
  yesOrNo,
} from './generated-values.ts';

/** Documents besides stories, as good and as bad. */

const zones = fc.constantFrom<unknown>(...odd, 'UTC', 'America/Bogota', 'Mars/Olympus', '+05:00');
const paths = fc.constantFrom<unknown>(
  ...odd,
  ...['/old', '/a b', '//example.org', 'old', '/', '/?', '/?p=12', '/studio', '/%zz', '/a#b'],
  ...['/a\\b', '/é', ' /old ', 'https://example.org/old', '/\ud800', '/a?b=%zz', '/old/'],
);

type Fields<Document> = Record<FieldsOf<Document>, fc.Arbitrary<unknown>>;

/** One or two fields of a document changed. All of them have to be here. */
const of = <Document>(base: LakeDocument, fields: Fields<Document>) =>
  someOf(fields, 2).map(
    (changes): LakeDocument => JSON.parse(JSON.stringify({ ...base, ...changes })),
  );

/** Another of the same type, at an address of its own. */
const another = (document: DocumentOf<'author' | 'tag' | 'section'>): LakeDocument => ({
  ...document,
  _id: 'x',
  slug: { _type: 'slug', current: 'x' },
});

/** By type: documents with a field or two changed. A type that is forgotten the compiler names. */
export const generatedOthers = ({ photo }: Pick<Uploaded, 'photo'>) =>
  ({
    author: of<Author>(another(author), {
      name: text,
      slug: slugs,
      role: text,
      bio: text,
      portrait: pictures(photo),
      sameAs: list(addresses),
    }),
    tag: of<Tag>(another(tag), {
      title: text,
      slug: slugs,
      kind: choice('person', 'topic'),
      description: text,
    }),
    section: of<Section>(another(section), { title: text, slug: slugs, description: text }),
    page: of<Page>(
      {
        _id: 'x',
        _type: 'page',
        title: 'About',
        slug: { _type: 'slug', current: 'about' },
        body: [paragraph('Us.')],
      },
      { title: text, slug: slugs, body: texts },
    ),
    redirect: of<Redirect>(
      { _id: 'x', _type: 'redirect', from: '/old', to: '/article/other' },
      { from: paths, to: addresses, permanent: yesOrNo, documentId: choice('other') },
    ),
    frontPage: of<FrontPage>(
      { _id: 'frontPage', _type: 'frontPage' },
      { lead: weakly, top: storiesOf('other', 'nowhere'), rails: listOf('world', 'nowhere') },
    ),
    siteSettings: of<SiteSettings>(
      { _id: 'siteSettings', _type: 'siteSettings', name: 'Dateline' },
      {
        name: text,
        tagline: text,
        description: text,
        language: languages,
        timeZone: zones,
        navigation: listOf('world', 'nowhere'),
        publisher: changed(() => ({}), {
          legalName: text,
          logo: pictures(photo),
          contactEmail: mails,
          ethicsPolicyUrl: addresses,
          ownershipFundingUrl: addresses,
          correctionsPolicyUrl: addresses,
        }),
        social: list(addresses),
        machineUse: choice('all', 'search', 'none'),
        feedHub: addresses,
      },
    ),
  }) satisfies Record<Exclude<DocumentType, 'article'>, fc.Arbitrary<LakeDocument>>;
