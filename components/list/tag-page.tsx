import type { TagPageView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { listFeedPath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything under one tag. */
export function TagPage({ view, clock }: { view: TagPageView; clock: Clock }) {
  const t = wordsIn(clock.language);
  return (
    <ListPage
      title={view.title}
      label={view.kind && t(`tag.${view.kind}`)}
      description={view.description && <p dir="auto">{view.description}</p>}
      feedHref={listFeedPath(view.path)}
      language={clock.language}
    >
      {view.list.total === 0 ? (
        <NothingListed>{t('list.nothingUnderTag')}</NothingListed>
      ) : (
        <StoryList
          list={view.list}
          clock={clock}
          pageHref={(page) => listPagePath(view.path, page)}
          path={view.path}
        />
      )}
    </ListPage>
  );
}
