import { Text } from '#components/body/text.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { InterviewView } from './view.ts';

/** What was asked, and what was answered, in the words of both. */
export function Interview({ value, language }: { value: InterviewView; language: string }) {
  return (
    <section className={styles.interview} aria-label={wordsIn(language)('block.interview')}>
      <dl>
        {value.questions.map(({ question, answer }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no other name, and are drawn once.
          <div key={place}>
            <dt className={styles.question} dir="auto">
              {question}
            </dt>
            <dd className={styles.answer}>
              <Text value={answer} setting={{ level: 3 }} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
