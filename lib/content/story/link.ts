import { z } from 'zod';
import {
  articlePath,
  authorPath,
  type ListPath,
  pagePath,
  sectionPath,
  tagPath,
} from '#lib/routes.ts';
import { viewed } from '../contract/tolerant.ts';
import { id, slug, text } from '../contract/words.ts';
import type { NamedLink } from './view.ts';

/** Of a tag, a section or a page: what names it and leads to it. */
export const titledProjection = /* groq */ `_id, title, "slug": slug.current`;

/** Of an author. */
export const authorProjection = /* groq */ `_id, name, "slug": slug.current`;

export const titledContract = z.object({ _id: id, title: text, slug });

type Titled = { _id: string; title: string; slug: string };

const titledLinkView =
  (path: (slug: string) => ListPath) =>
  (raw: Titled): NamedLink => ({ id: raw._id, name: raw.title, href: path(raw.slug) });

export const sectionLinkView = titledLinkView(sectionPath);

export const tagLink = viewed(titledContract, titledLinkView(tagPath));
export const sectionLink = viewed(titledContract, sectionLinkView);
export const pageLink = viewed(titledContract, titledLinkView(pagePath));

export const authorContract = z.object({ _id: id, name: text, slug });

export const authorLinkView = (raw: { _id: string; name: string; slug: string }): NamedLink => ({
  id: raw._id,
  name: raw.name,
  href: authorPath(raw.slug),
});

export const authorLink = viewed(authorContract, authorLinkView);

/** Of a story that text links to. */
export const storyAddressProjection = /* groq */ `"slug": slug.current`;

export const storyAddress = viewed(z.object({ slug }), (raw) => articlePath(raw.slug));
