import type { StoryTeaserView } from '#lib/content/story/view.ts';
import styles from './breaking.module.css';

/** The line under the navigation while something breaks. */
export function Breaking({ stories }: { stories: readonly StoryTeaserView[] }) {
  return (
    <aside className={styles.breaking} aria-label="Breaking news">
      <strong className={styles.label}>Breaking</strong>
      <ul data-plain="" className={styles.stories}>
        {stories.map((story) => (
          <li key={story.id} dir="auto">
            <a href={story.href}>{story.headline}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
