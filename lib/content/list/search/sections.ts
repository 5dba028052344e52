import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../../contract/content.ts';
import { each } from '../../contract/tolerant.ts';
import { titledContract, titledProjection } from '../../story/link.ts';

/** All sections there are, by name: what a search can be narrowed to. */
export const searchSectionsQuery = defineQuery(`{
  "sections": *[_type == "section" && defined(slug.current)] | order(title asc, _id)[0...100]{
    ${titledProjection}
  }
}`);

export const searchSectionsContent = defineContent({
  query: searchSectionsQuery,
  contract: z.object({ sections: each(titledContract) }),
});
