import type { StoryListView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { latestPath, listPagePath, siteFeedPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything published, newest first. */
export function LatestPage({ list, clock }: { list: StoryListView; clock: Clock }) {
  const t = wordsIn(clock.language);
  return (
    <ListPage title={t('list.latest')} feedHref={siteFeedPath()} language={clock.language}>
      {list.total === 0 ? (
        <NothingListed>{t('list.nothingYet')}</NothingListed>
      ) : (
        <StoryList
          list={list}
          clock={clock}
          pageHref={(page) => listPagePath(latestPath(), page)}
          path={latestPath()}
        />
      )}
    </ListPage>
  );
}
