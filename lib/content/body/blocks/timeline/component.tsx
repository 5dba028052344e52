import type { Level } from '#components/body/levels.ts';
import styles from './component.module.css';
import type { TimelineView } from './view.ts';

/** What happened, one thing after the other; when stands in the margin where there is one. */
export function Timeline({ value, level = 2 }: { value: TimelineView; level?: Level }) {
  const Heading = `h${level}` as const;
  const { title, events, _key } = value;
  const titleId = `timeline-${_key}`;
  return (
    <section className={styles.timeline} aria-labelledby={titleId}>
      <Heading className={styles.title} id={titleId} dir="auto">
        {title}
      </Heading>
      <ol className={styles.events}>
        {events.map(({ when, what }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no other name, and are drawn once.
          <li key={place} className={styles.event}>
            <p className={styles.when} dir="auto">
              {when}
            </p>
            <p className={styles.what} dir="auto">
              {what}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
