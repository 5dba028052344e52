import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parts } from '../parts.tsx';
import styles from '../workshop.module.css';

export const metadata: Metadata = { title: 'Workshop', robots: { index: false } };

type Props = { params: Promise<{ part: string }> };

/** One part in all its states, one under the other, as wide as the window. */
export default async function PartPage({ params }: Props) {
  const { part: name } = await params;
  const part = (await parts()).find((one) => one.name === name);
  if (part === undefined) notFound();
  return (
    <main>
      {part.states.map(({ state, node }) => (
        <section key={state} className={styles.state}>
          <p className={styles.name}>{state}</p>
          <div>{node}</div>
        </section>
      ))}
    </main>
  );
}
