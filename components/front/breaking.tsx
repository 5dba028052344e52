import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './breaking.module.css';

type BreakingProps = { stories: readonly StoryTeaserView[]; language: string };

/** The line under the navigation while something breaks. */
export function Breaking({ stories, language }: BreakingProps) {
  const t = wordsIn(language);
  return (
    <aside className={styles.breaking} aria-label={t('front.breakingNews')}>
      <strong className={styles.label}>{t('kind.breaking')}</strong>
      <ul data-plain="" className={styles.stories}>
        {stories.map((story) => (
          <li key={story.id} lang={story.language} dir="auto">
            <a href={story.href}>{story.headline}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
