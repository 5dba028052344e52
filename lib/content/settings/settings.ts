import { defineQuery } from 'groq';
import { z } from 'zod';
import { isTimeZone } from '#lib/dates.ts';
import { reservedSegments } from '#lib/reserved-segments.ts';
import { defineContent } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { each, optional, referred, viewed } from '../contract/tolerant.ts';
import {
  cleaned,
  destination,
  language,
  mailAddress,
  oneOf,
  optionalText,
  text,
  webAddress,
} from '../contract/words.ts';
import { image, imageProjection } from '../image/image.ts';
import { pageLink, sectionLink, titledProjection } from '../story/link.ts';
import { machineUses, type SettingsView } from './view.ts';

/** Of the one document about the newsroom. */
export const settingsProjection = /* groq */ `
  _id,
  name,
  tagline,
  description,
  language,
  timeZone,
  "navigation": navigation[]->{ ${titledProjection} },
  "publisher": publisher{
    legalName,
    "logo": logo{ ${imageProjection} },
    contactEmail,
    ethicsPolicyUrl,
    ownershipFundingUrl,
    correctionsPolicyUrl
  },
  social,
  feedHub,
  machineUse
`;

/** The newsroom, and what its frame shows besides. */
export const settingsQuery = defineQuery(`{
  "settings": *[_type == "siteSettings" && _id == "siteSettings"][0]{ ${settingsProjection} },
  "sections": *[_type == "section" && defined(slug.current)] | order(title asc, _id){ ${titledProjection} },
  "pages": *[_type == "page" && defined(slug.current)] | order(title asc, _id){ ${titledProjection} }
}`);

const publisher = z.object({
  legalName: optionalText,
  logo: optional(image),
  contactEmail: optional(mailAddress),
  ethicsPolicyUrl: optional(destination),
  ownershipFundingUrl: optional(destination),
  correctionsPolicyUrl: optional(destination),
});

/** The document itself: every field can be done without. */
export const siteSettings = z.object({
  name: optional(text),
  tagline: optionalText,
  description: optionalText,
  language: optional(language),
  timeZone: optional(cleaned(z.string().refine(isTimeZone, 'is not a time zone'))),
  navigation: each(referred(sectionLink)),
  publisher: optional(publisher),
  social: each(webAddress),
  feedHub: optional(webAddress),
  machineUse: optional(oneOf(machineUses)),
});

const settingsContract = z.object({
  settings: optional(siteSettings),
  sections: each(sectionLink),
  pages: each(pageLink),
});

/** Pages that a route of the site stands in front of. */
const taken: ReadonlySet<string> = new Set(reservedSegments.map((segment) => `/${segment}`));

function settingsView(raw: Settled<z.output<typeof settingsContract>>): SettingsView {
  const { settings } = raw;
  const name = settings?.name ?? 'Dateline';
  const navigation = settings?.navigation ?? [];
  return {
    name,
    tagline: settings?.tagline ?? null,
    description: settings?.description ?? null,
    language: settings?.language ?? 'en',
    timeZone: settings?.timeZone ?? 'UTC',
    navigation: navigation.length > 0 ? navigation : raw.sections,
    publisher: {
      legalName: settings?.publisher?.legalName ?? name,
      logo: settings?.publisher?.logo ?? null,
      contactEmail: settings?.publisher?.contactEmail ?? null,
      ethicsPolicyUrl: settings?.publisher?.ethicsPolicyUrl ?? null,
      ownershipFundingUrl: settings?.publisher?.ownershipFundingUrl ?? null,
      correctionsPolicyUrl: settings?.publisher?.correctionsPolicyUrl ?? null,
    },
    social: settings?.social ?? [],
    feedHub: settings?.feedHub ?? null,
    machineUse: settings?.machineUse ?? null,
    pages: raw.pages.filter((page) => !taken.has(page.href)),
  };
}

export const settings = viewed(settingsContract, settingsView);

/** What the newsroom is when nothing could be read about it. */
export const defaultSettings: SettingsView = settingsView({
  settings: null,
  sections: [],
  pages: [],
});

export const settingsContent = defineContent({
  query: settingsQuery,
  contract: settings,
  atHand: true,
});
