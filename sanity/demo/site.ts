/** What stands around the stories: settings, front page, pages and a redirect. */
import { articlePath, correctionsPath, pagePath } from '#lib/routes.ts';
import type {
  FrontPageDocument,
  PageDocument,
  RedirectDocument,
  SiteSettingsDocument,
} from './documents.ts';
import { newsImage } from './images.ts';
import { sectionId, sectionNames } from './sections.ts';
import {
  bullets,
  h2,
  link,
  paragraph,
  references,
  slug,
  storyReference,
  storyReferences,
  strong,
  textBody,
} from './write.ts';

const settings: SiteSettingsDocument = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  name: 'Dateline',
  tagline: 'Reporting from where it happens',
  description:
    'Dateline is a demonstration newsroom. Apart from the report on the Washington visit of February 2026, every story, person, place and firm here is invented.',
  language: 'en-GB',
  timeZone: 'America/Bogota',
  navigation: references(sectionNames.map(sectionId)),
  publisher: {
    legalName: 'Dateline, a demonstration newsroom',
    logo: newsImage('logo'),
    contactEmail: 'desk@dateline.example',
    ethicsPolicyUrl: pagePath('ethics'),
    correctionsPolicyUrl: correctionsPath(),
  },
  social: ['https://example.org/@dateline'],
  machineUse: 'search',
};

const frontPage: FrontPageDocument = {
  _id: 'frontPage',
  _type: 'frontPage',
  lead: storyReference('puerto-aldana-shuts-its-port'),
  top: storyReferences([
    'river-tamare-crests-puerto-aldana',
    'petro-lands-in-washington',
    'two-ministries-one-dam',
    'flower-growers-wait-for-a-tariff-notice',
    'a-timetable-is-a-promise',
  ]),
  rails: references(
    (['climate', 'business', 'culture', 'world', 'americas'] as const).map(sectionId),
  ),
};

const about: PageDocument = {
  _id: 'page-about',
  _type: 'page',
  title: 'About Dateline',
  slug: slug('about'),
  body: textBody([
    paragraph(
      strong('Dateline is a demonstration newsroom.'),
      ' It exists to show how a small desk might write, check and publish: who said what, where the reporter stood, and what was put right afterwards.',
    ),
    paragraph(
      'One report here concerns real people and real events: the account of the Colombian president’s arrival in Washington in February 2026. Everything else is invented. The towns are on no map, the firms in no register, and nobody quoted has ever lived. Those stories carry the tag “Invented for the demonstration”.',
    ),
    h2('How it is made'),
    paragraph(
      'Stories are written in Sanity Studio, previewed on the site before anyone else can see them, and published with one press of a button. Readers who have a page open see the change without asking for it.',
    ),
    paragraph(
      'The pictures are drawn for the stories they stand beside, in flat colour with a little grain. None is a photograph and none shows a person who exists.',
    ),
    h2('Write to us'),
    paragraph(
      'The desk’s address is ',
      link('mailto:desk@dateline.example', 'desk@dateline.example'),
      '. It is as invented as the rest, so nobody will answer.',
    ),
  ]),
};

const ethics: PageDocument = {
  _id: 'page-ethics',
  _type: 'page',
  title: 'Ethics and corrections',
  slug: slug('ethics'),
  body: textBody([
    paragraph(
      'These are the rules the desk would keep if it were a real one. They are short so that they can be remembered at two in the morning.',
    ),
    ...bullets(
      [
        strong('Go there.'),
        ' The dateline names the place where the reporting was done. If nobody went, there is none.',
      ],
      [strong('Name the source'), ' or say in the story why the source has no name.'],
      [strong('Ask the other side'), ' in time for an answer to be printed.'],
      [strong('Say who paid.'), ' Travel, meals and access are paid by the desk.'],
      [strong('Label what it is.'), ' Analysis and opinion carry the word above the headline.'],
    ),
    h2('When we are wrong'),
    paragraph(
      'A mistake is corrected in the story, dated, and listed on the corrections page. A correction says what was wrong as well as what is right. Clarifications add what was missing; updates say what has happened since. A typing error is mended without a note.',
    ),
    h2('Pictures'),
    paragraph(
      'Every picture has a credit and a description for those who do not see it. Illustrations are called illustrations.',
    ),
  ]),
};

const oldAddress: RedirectDocument = {
  _id: 'redirect-washington',
  _type: 'redirect',
  from: '/washington',
  to: articlePath('petro-lands-in-washington'),
  permanent: false,
};

export const siteDocuments = () => [settings, frontPage, about, ethics, oldAddress];
