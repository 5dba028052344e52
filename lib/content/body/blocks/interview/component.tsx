import type { Level } from '#components/body/levels.ts';
import { Text } from '#components/body/text.tsx';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { InterviewView } from './view.ts';

type InterviewProps = { value: InterviewView; language: string; level?: Level };

/** What was asked, and what was answered, in the words of both. */
export function Interview({ value, language, level = 2 }: InterviewProps) {
  return (
    <section
      className={styles.interview}
      aria-label={[wordsIn(language)('block.interview'), value.questions[0]?.question].join(': ')}
    >
      <dl>
        {value.questions.map(({ question, answer }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no other name, and are drawn once.
          <div key={place}>
            <dt className={styles.question} dir="auto">
              {question}
            </dt>
            <dd className={styles.answer}>
              <Text value={answer} setting={{ level }} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
