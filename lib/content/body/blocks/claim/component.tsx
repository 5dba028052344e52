import type { Level } from '#components/body/levels.ts';
import { calendarDay } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import { type ClaimView, mostSteps, stepOf } from './view.ts';

type ClaimProps = { value: ClaimView; language: string; level?: Level };

/** What was claimed, by whom, and what this newsroom found. */
export function Claim({ value, language, level = 2 }: ClaimProps) {
  const t = wordsIn(language);
  const Heading = `h${level}` as const;
  const { claim, claimant, saidOn, appearance, rating, verdict, _key } = value;
  const step = stepOf(rating);
  const id = `claim-${_key}`;
  return (
    <section className={styles.claim} aria-labelledby={`${id} ${id}-words`}>
      <Heading className={styles.label} id={id}>
        {t('claim.label')}
      </Heading>
      <blockquote className={styles.words} id={`${id}-words`} dir="auto">
        {claim}
      </blockquote>
      <p className={styles.who} dir="auto">
        <span>{claimant}</span>
        {saidOn && <time dateTime={saidOn}>{calendarDay(saidOn, language)}</time>}
        {appearance && (
          <a href={appearance} rel="noopener nofollow">
            {t('claim.where')}
          </a>
        )}
      </p>
      <div className={styles.verdict}>
        <p className={styles.found}>
          <span className={styles.label}>{t('claim.verdict')}</span>
          <strong className={styles.rating}>{t(`claim.${rating}`)}</strong>
        </p>
        {step !== null && <Scale step={step} />}
        {verdict && (
          <p className={styles.why} dir="auto">
            {verdict}
          </p>
        )}
      </div>
    </section>
  );
}

/** From false to true; what it says is said in words beside it. */
const Scale = ({ step }: { step: number }) => (
  <ol className={styles.scale} aria-hidden="true">
    {Array.from({ length: mostSteps }, (_, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name, and are drawn once.
      <li key={place} data-here={place + 1 === step || undefined} />
    ))}
  </ol>
);
