import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parts } from '../parts.tsx';
import { InScheme, schemes } from '../scheme.tsx';
import styles from '../workshop.module.css';

export const metadata: Metadata = { title: 'Workshop', robots: { index: false } };

type Props = {
  params: Promise<{ part: string }>;
  searchParams: Promise<{ scheme?: string | string[] }>;
};

/** One part in all its states, one under the other, as wide as the window; in `scheme` if it names one. */
export default async function PartPage({ params, searchParams }: Props) {
  const { part: name } = await params;
  const part = (await parts()).find((one) => one.name === name);
  if (part === undefined) notFound();
  const { scheme: asked } = await searchParams;
  const scheme = schemes.find((one) => one === asked);
  return (
    <main>
      {part.states.map(({ state, node }) => (
        <section key={state} className={styles.state}>
          <p className={styles.name}>{state}</p>
          <div>{node}</div>
        </section>
      ))}
      {scheme && <InScheme scheme={scheme} />}
    </main>
  );
}
