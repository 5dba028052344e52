import { Nameplate } from '#components/frame/nameplate.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath, latestPath } from '#lib/routes.ts';
import styles from './missing.module.css';

/** What is said where nothing is. */
export const missingTitle = 'There is no page at this address';
export const missingReason =
  'It may have moved or been taken back, or the address has a mistake in it.';

/** Where nothing is, in short: a way to look for it, and the ways to everything else. */
export function Missing({ settings }: { settings: SettingsView }) {
  return (
    <main className={styles.missing}>
      <Nameplate settings={settings} front={false} />
      <div className={styles.words}>
        <h1 className={styles.title}>{missingTitle}</h1>
        <p className={styles.why}>{missingReason}</p>
        <SearchForm />
        <nav className={styles.ways} aria-label="Ways on">
          <ul data-plain="">
            <li>
              <a href={frontPath()}>Front page</a>
            </li>
            <li>
              <a href={latestPath()}>Latest stories</a>
            </li>
            {settings.navigation.map(({ id, name, href }) => (
              <li key={id}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </main>
  );
}
