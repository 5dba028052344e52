import { Picture } from '#components/picture/picture.tsx';
import { teaserClass } from '#components/story/teaser.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { RelatedStoryView } from './view.ts';

/** A way to another story, in the middle of this one. */
export function RelatedStory({ value, language }: { value: RelatedStoryView; language: string }) {
  const t = wordsIn(language);
  const { story, label } = value;
  return (
    <aside className={`${teaserClass} ${styles.related}`} aria-label={t('block.relatedStory')}>
      <div className={styles.words}>
        <p className={styles.label} dir="auto">
          {label ?? t('block.related')}
        </p>
        <p className={styles.headline} lang={story.language} dir="auto">
          <a href={story.href}>{story.headline}</a>
        </p>
      </div>
      {story.image && (
        <div className={styles.picture}>
          <Picture
            image={story.image}
            aspect={3 / 2}
            sizes="8rem"
            widths={[128, 256, 384]}
            decorative
          />
        </div>
      )}
    </aside>
  );
}
