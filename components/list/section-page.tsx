import type { SectionPageView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { listFeedPath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { SectionLead } from './section-lead.tsx';
import { StoryList } from './story-list.tsx';

/** Everything in one section: on its first page the newest leads. */
export function SectionPage({ view, clock }: { view: SectionPageView; clock: Clock }) {
  const [newest, ...others] = view.list.stories;
  const isFront = view.list.page === 1 && !view.list.turn;
  const lead = isFront && newest?.image && others.length > 0 ? newest : null;
  const list = lead ? { ...view.list, stories: others } : view.list;
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
        <>
          {lead && <SectionLead story={lead} clock={clock} />}
          <StoryList
            list={list}
            clock={clock}
            pageHref={(page) => listPagePath(view.path, page)}
            path={view.path}
            sections={false}
            withHero={!lead}
          />
        </>
      )}
    </ListPage>
  );
}
