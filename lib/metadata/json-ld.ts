import { fixedImage } from '#lib/content/image/sources.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { NamedLink, StoryTeaserView } from '#lib/content/story/view.ts';
import { correctionsPath, frontPath } from '#lib/routes.ts';
import { publicUrl, siteOrigin } from './site.ts';
import type { Unmarked } from './unmarked.ts';

/**
 * Parts of structured data that several pages share.
 *
 * @see https://schema.org/NewsArticle and https://developers.google.com/search/docs/appearance/structured-data/article
 */

/** One object of structured data. A value of undefined is left out when it is written. */
export type StructuredData = { '@type': string; [property: string]: unknown };

const context = 'https://schema.org';

/** An object that stands on its own in a page. */
export const inContext = (data: StructuredData): StructuredData => ({
  '@context': context,
  ...data,
});

/** The newsroom as publisher. */
export function publisher({ name, publisher, social }: Unmarked<SettingsView>): StructuredData {
  const ethics = publisher.ethicsPolicyUrl ? publicUrl(publisher.ethicsPolicyUrl) : undefined;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${publicUrl(frontPath())}#publisher`,
    name,
    legalName: publisher.legalName,
    url: publicUrl(frontPath()),
    logo: publisher.logo ? imageObject(publisher.logo, null) : undefined,
    email: publisher.contactEmail ?? undefined,
    sameAs: social.length > 0 ? social : undefined,
    publishingPrinciples: ethics,
    ethicsPolicy: ethics,
    ownershipFundingInfo: publisher.ownershipFundingUrl
      ? publicUrl(publisher.ownershipFundingUrl)
      : undefined,
    correctionsPolicy: publicUrl(publisher.correctionsPolicyUrl ?? correctionsPath()),
  };
}

/** A picture with who made it and under which terms; cut to `aspect` when one is given. */
export function imageObject(image: ImageView, aspect: number | null): StructuredData {
  const { url, width, height } = fixedImage(image, siteOrigin(), aspect);
  return {
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    width: pixels(width),
    height: pixels(height),
    caption: image.caption ?? image.alt,
    creditText: image.credit ?? undefined,
    // A credit line names agencies, papers and people alike: only who is said to be a person is one.
    creator: image.photographer ? { '@type': 'Person', name: image.photographer } : undefined,
    license: image.licence?.url ?? undefined,
    // No `acquireLicensePage`: neither a licence nor where a picture came from is where one is had.
  };
}

/** A number alone is no measure to schema.org. */
const pixels = (value: number): string => `${value} px`;

/** The shapes search engines ask for, as wide as they ask where the original is. */
export const imageObjects = (image: ImageView): StructuredData[] =>
  [16 / 9, 4 / 3, 1].map((aspect) => imageObject(image, aspect));

/** One who writes: the bare name, and the page about them. */
export const person = ({ name, href }: NamedLink): StructuredData => ({
  '@type': 'Person',
  name,
  url: publicUrl(href),
});

/** Where a page stands: from the front page down to itself. */
export const breadcrumbs = (
  steps: readonly { name: string; path: string }[],
  settings: Unmarked<SettingsView>,
): StructuredData => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: settings.name, path: frontPath() }, ...steps].map(
    ({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: publicUrl(path),
    }),
  ),
});

/** A page that lists stories, or pages of them. */
export const collectionPage = (
  facts: { name: string; description: string | null; path: string },
  stories: readonly Pick<StoryTeaserView, 'href' | 'headline'>[],
  settings: Unmarked<SettingsView>,
): StructuredData => ({
  '@type': 'CollectionPage',
  name: facts.name,
  description: facts.description ?? undefined,
  url: publicUrl(facts.path),
  inLanguage: settings.language,
  isPartOf: { '@type': 'WebSite', name: settings.name, url: publicUrl(frontPath()) },
  mainEntity: {
    '@type': 'ItemList',
    itemListElement: stories.map((story, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: publicUrl(story.href),
      name: story.headline,
    })),
  },
});
