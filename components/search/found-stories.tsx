import { Pager } from '#components/list/pager.tsx';
import { heroOf } from '#components/list/story-list.tsx';
import { StoryRow } from '#components/list/story-row.tsx';
import type { Piece, SearchView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './found-stories.module.css';

/** The stories that were found, with the words that found them, and the way to the other pages. */
export function FoundStories({ view, clock }: { view: SearchView; clock: Clock }) {
  const { query, section, order, list, found } = view;
  const sifted = { section, newest: order === 'newest' };
  const hero = heroOf(list);
  const t = wordsIn(clock.language);
  return (
    <>
      <ol data-plain="" className={styles.list}>
        {found.map(({ story, headline, excerpt }) => (
          <li key={story.id}>
            <StoryRow
              story={story}
              clock={clock}
              when="date"
              level={2}
              sections
              hero={story === hero}
              found={{
                headline: <Marked pieces={headline} />,
                text: excerpt.length > 0 && <Marked pieces={excerpt} />,
              }}
            />
          </li>
        ))}
      </ol>
      <Pager
        page={list.page}
        pageCount={list.pageCount}
        pageHref={(page) => searchPath(query, page, sifted)}
        language={clock.language}
        names={{ before: t('search.previous'), after: t('search.more') }}
      />
    </>
  );
}

/** A text in which the words that were looked for are marked. */
function Marked({ pieces }: { pieces: readonly Piece[] }) {
  let place = 0;
  return pieces.map(({ text, marked }) => {
    const key = place;
    place += text.length;
    return marked ? (
      <mark key={key} className={styles.mark}>
        {text}
      </mark>
    ) : (
      text
    );
  });
}
