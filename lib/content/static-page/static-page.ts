import { defineQuery } from 'groq';
import { z } from 'zod';
import { pagePath } from '#lib/routes.ts';
import { textBody, textBodyProjection } from '../body/text-body.ts';
import { defineContent } from '../contract/content.ts';
import { viewed } from '../contract/tolerant.ts';
import { id, slug, text } from '../contract/words.ts';
import { titledProjection } from '../story/link.ts';
import type { StaticPageView } from './view.ts';

/** Of a page of the newsroom's own. */
export const staticPageProjection = /* groq */ `${titledProjection}, body[]{ ${textBodyProjection} }`;

/** The page at an address. */
export const staticPageQuery = defineQuery(
  `*[_type == "page" && slug.current == $slug] | order(_id)[0]{ ${staticPageProjection} }`,
);

/** The same by its id, for an editor in preview: it has perhaps no address yet. */
export const staticPageByIdQuery = defineQuery(
  `*[_type == "page" && _id == $id][0]{ ${staticPageProjection} }`,
);

export const staticPage = viewed(
  z.object({ _id: id, title: text, slug, body: textBody }),
  (raw): StaticPageView => ({
    id: raw._id,
    path: pagePath(raw.slug),
    title: raw.title,
    body: raw.body,
  }),
);

export const staticPageContent = defineContent({
  query: staticPageQuery,
  contract: staticPage,
  atHand: true,
});

export const staticPageByIdContent = defineContent({
  query: staticPageByIdQuery,
  contract: staticPage,
});
