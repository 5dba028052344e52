import { teaserClass } from '#components/story/teaser.tsx';
import { TeaserPicture } from '#components/story/teaser-picture.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { RelatedStoryView } from './view.ts';

/** A way to another story, in the middle of this one. */
export function RelatedStory({ value, language }: { value: RelatedStoryView; language: string }) {
  const t = wordsIn(language);
  const { story, label } = value;
  return (
    <aside
      className={`${teaserClass} ${styles.related}`}
      aria-label={`${t('block.relatedStory')}: ${story.headline}`}
    >
      <div className={styles.words}>
        <p className={styles.label} dir="auto">
          {label ?? t('block.related')}
        </p>
        <p className={styles.headline} lang={story.language} dir="auto">
          <a href={story.href}>{story.headline}</a>
        </p>
      </div>
      <TeaserPicture
        story={story}
        className={styles.picture}
        sizes="8rem"
        widths={[128, 256, 384]}
      />
    </aside>
  );
}
