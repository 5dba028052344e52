import type { NamedLink } from '#lib/content/story/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './tag-list.module.css';

type TagListProps = { tags: readonly NamedLink[]; language: string };

/** What a story is about, each leading to everything else about it. */
export function TagList({ tags, language }: TagListProps) {
  if (tags.length === 0) return null;
  return (
    <nav className={styles.tags} aria-label={wordsIn(language)('story.tags')} data-screen-only="">
      <ul data-plain="">
        {tags.map(({ id, name, href }) => (
          <li key={id}>
            <a href={href} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
