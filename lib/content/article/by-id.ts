import { defineQuery } from 'groq';
import { defineContent } from '../contract/content.ts';
import { article, articleProjection } from './article.ts';

/** One version of a story by its very id, whatever else there is. */
export const articleByIdQuery = defineQuery(
  `*[_type == "article" && _id == $id][0]{ ${articleProjection} }`,
);

export const articleByIdContent = defineContent({ query: articleByIdQuery, contract: article });
