import type { StoryListView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { latestPath, listPagePath, siteFeedPath } from '#lib/routes.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything published, newest first. */
export function LatestPage({ list, clock }: { list: StoryListView; clock: Clock }) {
  return (
    <ListPage title="Latest" feedHref={siteFeedPath()}>
      {list.total === 0 ? (
        <NothingListed>Nothing has been published yet.</NothingListed>
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
