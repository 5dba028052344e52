import { TimeOf } from '#components/story/moment.tsx';
import { correctionHeads } from '#lib/content/article/correction-heads.ts';
import type { CorrectionKind, CorrectionView } from '#lib/content/article/view.ts';
import type { Clock } from '#lib/dates.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './corrections.module.css';

const anchor = 'corrections';

/** How the note at the top of a story speaks of each kind. */
const notes = {
  correction: 'corrections.corrected',
  clarification: 'corrections.clarified',
  update: 'corrections.updated',
} as const satisfies Record<CorrectionKind, string>;

/** The gravest kind names the note. */
const gravest: readonly CorrectionKind[] = ['correction', 'clarification', 'update'];

type CorrectionsProps = { corrections: readonly CorrectionView[]; clock: Clock };

/** A line over the text that says it was corrected, and leads to what was. */
export function CorrectionNote({ corrections, clock }: CorrectionsProps) {
  const t = wordsIn(clock.language);
  const kind = gravest.find((kind) => corrections.some((correction) => correction.kind === kind));
  if (!kind) return null;
  return (
    <p className={styles.note}>
      {t(notes[kind])} <a href={`#${anchor}`}>{t('corrections.seeChanges')}</a>
    </p>
  );
}

/** At the foot of a story: everything put right in it, newest first. */
export function Corrections({ corrections, clock }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <section
      id={anchor}
      className={styles.corrections}
      aria-label={wordsIn(clock.language)('corrections.title')}
    >
      {corrections.map((correction) => (
        <CorrectionText key={correction.key} correction={correction} clock={clock} />
      ))}
    </section>
  );
}

/** One correction: what kind, when, and what it says. */
export function CorrectionText({
  correction,
  clock,
  language,
}: {
  correction: CorrectionView;
  clock: Clock;
  /** Of the story, where that is another than the page's. */
  language?: string;
}) {
  return (
    <p className={styles.text} dir="auto">
      {/* The newsroom's words, apart: the direction is that of the editor's. */}
      <bdi>
        <strong>
          {wordsIn(clock.language).rich(correctionHeads[correction.kind], {
            date: () => <TimeOf at={correction.at} clock={clock} as="date" />,
          })}
        </strong>
      </bdi>{' '}
      {language === undefined ? correction.text : <span lang={language}>{correction.text}</span>}
    </p>
  );
}
