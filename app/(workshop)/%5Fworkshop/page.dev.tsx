import type { Metadata } from 'next';
import { parts } from './parts.tsx';
import { schemes } from './scheme.tsx';
import styles from './workshop.module.css';

export const metadata: Metadata = { title: 'Workshop', robots: { index: false } };

type Props = { searchParams: Promise<{ part?: string | string[] }> };

const windows = [
  { name: 'Phone', className: styles.phone },
  { name: 'Desktop', className: styles.desktop },
];

/** Every component of the reading experience in its states, one part at a time, on two sorts of window. */
export default async function Workshop({ searchParams }: Props) {
  const { part } = await searchParams;
  const all = await parts();
  const shown = all.find(({ name }) => name === part) ?? all[0];
  if (shown === undefined) return null;
  return (
    <div className={styles.workshop}>
      <nav className={styles.nav} aria-label="Parts">
        <h1 className={styles.title}>Workshop</h1>
        <ul data-plain="">
          {all.map(({ name, title }) => (
            <li key={name}>
              <a href={`?part=${name}`} aria-current={name === shown.name ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className={styles.bench}>
        <h2 className={styles.heading}>
          {shown.title}{' '}
          <a className={styles.alone} href={`/_workshop/${shown.name}`}>
            on a page of its own
          </a>
        </h2>
        {windows.map((window) => (
          <section key={window.name} aria-label={window.name}>
            {schemes.map((scheme) => (
              <figure key={scheme} className={window.className}>
                <figcaption>
                  {window.name}, {scheme}
                </figcaption>
                <div className={styles.glass}>
                  <iframe
                    title={`${shown.title}: ${window.name}, ${scheme}`}
                    src={`/_workshop/${shown.name}?scheme=${scheme}`}
                  />
                </div>
              </figure>
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}
