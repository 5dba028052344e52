import { Nameplate } from '#components/frame/nameplate.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath, latestPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './missing.module.css';

/** Where nothing is, in short: a way to look for it, and the ways to everything else. */
export function Missing({ settings }: { settings: SettingsView }) {
  const t = wordsIn(settings.language);
  return (
    <main className={styles.missing}>
      <Nameplate settings={settings} front={false} />
      <div className={styles.words}>
        <h1 className={styles.title}>{t('missing.title')}</h1>
        <p className={styles.why}>{t('missing.reason')}</p>
        <SearchForm language={settings.language} />
        <nav className={styles.ways} aria-label={t('missing.ways')}>
          <ul data-plain="">
            <li>
              <a href={frontPath()}>{t('missing.front')}</a>
            </li>
            <li>
              <a href={latestPath()}>{t('missing.latest')}</a>
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
