import { type TagPageView, tagKindTitles } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { listFeedPath, listPagePath } from '#lib/routes.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything under one tag. */
export function TagPage({ view, clock }: { view: TagPageView; clock: Clock }) {
  return (
    <ListPage
      title={view.title}
      label={view.kind && tagKindTitles[view.kind]}
      description={view.description && <p dir="auto">{view.description}</p>}
      feedHref={listFeedPath(view.path)}
    >
      {view.list.total === 0 ? (
        <NothingListed>No story carries this tag yet.</NothingListed>
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
