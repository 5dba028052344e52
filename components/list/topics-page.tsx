import type { TopicLetterView, TopicsView, TopicView } from '#lib/content/list/view.ts';
import type { Clock } from '#lib/dates.ts';
import { fragment, listPagePath, topicsPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { ListPage, NothingListed } from './list-page.tsx';
import { Pager } from './pager.tsx';
import styles from './topics-page.module.css';

/** Everything stories are filed under, from A to Z. */
export function TopicsPage({ view, clock }: { view: TopicsView; clock: Clock }) {
  const t = wordsIn(clock.language);
  const { letters, index, page, pageCount } = view;
  return (
    <ListPage title={t('list.topics')} description={<p>{t('list.topicsAbout')}</p>}>
      {letters.length === 0 && <NothingListed>{t('list.nothingYet')}</NothingListed>}
      {index.length > 1 && <Letters index={index} page={page} label={t('list.byLetter')} />}
      {letters.map((one) => (
        <Letter key={one.letter} {...one} language={clock.language} />
      ))}
      <Pager
        page={page}
        pageCount={pageCount}
        pageHref={(n) => listPagePath(topicsPath(), n)}
        language={clock.language}
        names={{ before: t('list.previousPage'), after: t('list.nextPage') }}
      />
    </ListPage>
  );
}

const anchorOf = (letter: string): string => `letter-${letter}`;

type LettersProps = Pick<TopicsView, 'index' | 'page'> & { label: string };

/** To each letter, on whatever page it begins. */
function Letters({ index, page: here, label }: LettersProps) {
  const pathTo = (page: number) => (page === here ? '' : listPagePath(topicsPath(), page));
  return (
    <nav className={styles.index} aria-label={label} data-screen-only="">
      <ul data-plain="">
        {index.map(({ letter, page }) => (
          <li key={letter}>
            <a href={`${pathTo(page)}${fragment(anchorOf(letter))}`}>{letter}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Letter({ letter, topics, language }: TopicLetterView & { language: string }) {
  const anchor = anchorOf(letter);
  return (
    <section className={styles.letter} aria-labelledby={anchor}>
      <h2 id={anchor} className={styles.sign}>
        {letter}
      </h2>
      <ul data-plain="" className={styles.topics}>
        {topics.map((topic) => (
          <Topic key={topic.id} {...topic} language={language} />
        ))}
      </ul>
    </section>
  );
}

function Topic({ name, href, stories, language }: TopicView & { language: string }) {
  return (
    <li>
      <a href={href} dir="auto">
        {name}
      </a>
      {stories !== null && (
        <span className={styles.total}>
          {wordsIn(language)('list.stories', { count: stories })}
        </span>
      )}
    </li>
  );
}
