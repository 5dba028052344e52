import type { SectionPageView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { listFeedPath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything in one section. */
export function SectionPage({ view, clock }: { view: SectionPageView; clock: Clock }) {
  return (
    <ListPage
      title={view.title}
      description={view.description && <p dir="auto">{view.description}</p>}
      feedHref={listFeedPath(view.path)}
      language={clock.language}
    >
      {view.list.total === 0 ? (
        <NothingListed>{wordsIn(clock.language)('list.nothingInSection')}</NothingListed>
      ) : (
        <StoryList
          list={view.list}
          clock={clock}
          pageHref={(page) => listPagePath(view.path, page)}
          path={view.path}
          sections={false}
        />
      )}
    </ListPage>
  );
}
