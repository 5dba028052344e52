import { TimeOf } from '#components/story/moment.tsx';
import { correctionLabels } from '#lib/content/article/correction-labels.ts';
import type { CorrectionKind, CorrectionView } from '#lib/content/article/view.ts';
import type { Clock } from '#lib/dates.ts';
import styles from './corrections.module.css';

const anchor = 'corrections';

/** How the note at the top of a story speaks of each kind. */
const notes: Record<CorrectionKind, string> = {
  correction: 'This story has been corrected.',
  clarification: 'This story has been clarified.',
  update: 'This story has been updated.',
};

/** The gravest kind names the note. */
const gravest: readonly CorrectionKind[] = ['correction', 'clarification', 'update'];

type CorrectionsProps = { corrections: readonly CorrectionView[]; clock: Clock };

/** A line over the text that says it was corrected, and leads to what was. */
export function CorrectionNote({ corrections }: Pick<CorrectionsProps, 'corrections'>) {
  const kind = gravest.find((kind) => corrections.some((correction) => correction.kind === kind));
  if (!kind) return null;
  return (
    <p className={styles.note}>
      {notes[kind]} <a href={`#${anchor}`}>See what changed</a>
    </p>
  );
}

/** At the foot of a story: everything put right in it, newest first. */
export function Corrections({ corrections, clock }: CorrectionsProps) {
  if (corrections.length === 0) return null;
  return (
    <section id={anchor} className={styles.corrections} aria-label="Corrections">
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
}: {
  correction: CorrectionView;
  clock: Clock;
}) {
  return (
    <p className={styles.text} dir="auto">
      {/* The newsroom's words, apart: the direction is that of the editor's. */}
      <bdi>
        <strong>
          {correctionLabels[correction.kind]}, <TimeOf at={correction.at} clock={clock} as="date" />
          :
        </strong>
      </bdi>{' '}
      {correction.text}
    </p>
  );
}
