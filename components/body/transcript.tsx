import type { TextBlockView } from '#lib/content/body/text/view.ts';
import { wordsIn } from '#lib/words/words.ts';
import type { Level } from './levels.ts';
import { Text } from './text.tsx';
import styles from './transcript.module.css';

type TranscriptProps = {
  value: readonly TextBlockView[];
  language: string;
  /** Of the headings in it. */
  level: Level;
};

/** What is heard in a recording or a video, folded beneath it. */
export function Transcript({ value, language, level }: TranscriptProps) {
  if (value.length === 0) return null;
  return (
    <details className={styles.transcript}>
      <summary>{wordsIn(language)('block.transcript')}</summary>
      <div className={styles.words}>
        <Text value={value} setting={{ level }} />
      </div>
    </details>
  );
}
