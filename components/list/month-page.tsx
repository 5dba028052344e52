import type { MonthPageView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { monthName } from '#lib/months.ts';
import { archivePath, listPagePath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage } from './list-page.tsx';
import { StoryList } from './story-list.tsx';

/** Everything published in one month. */
export function MonthPage({ view, clock }: { view: MonthPageView; clock: Clock }) {
  const t = wordsIn(clock.language);
  return (
    <ListPage
      title={monthName(view.month, clock)}
      label={t('list.archive')}
      description={
        <p>
          <a href={archivePath()}>{t('list.allMonths')}</a>
        </p>
      }
    >
      <StoryList
        list={view.list}
        clock={clock}
        pageHref={(page) => listPagePath(view.path, page)}
      />
    </ListPage>
  );
}
