import { leadingTo, type Place, standInLeadingTo } from '../leading.ts';
import type { NamedLink } from '../story/view.ts';
import type { ArticleView } from './view.ts';

/**
 * A story in an editor's preview. A name under it leads to where the story names it, not to what bears the
 * name: who wants another byline would otherwise give its author another name, in every story there is.
 */
export function editedStory(view: ArticleView): ArticleView {
  const place = (...field: Place['field']): Place => ({ type: 'article', id: view.id, field });
  const named = <Named extends NamedLink>(link: Named, ...field: Place['field']): Named => ({
    ...link,
    name: leadingTo(place(...field), link.name),
  });
  return {
    ...view,
    headline: standInLeadingTo(place('headline'), view.headline),
    section: view.section && named(view.section, 'section'),
    authors: view.authors.map((author) => named(author, 'authors')),
    tags: view.tags.map((tag) => named(tag, 'tags')),
    liveUpdates: view.liveUpdates.map((update) => ({
      ...update,
      authors: update.authors.map((author) =>
        named(author, 'liveUpdates', { key: update.key }, 'authors'),
      ),
    })),
  };
}
