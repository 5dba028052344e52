import type { SettingsView } from '#lib/content/settings/view.ts';
import { correctionsPath, searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { Today } from './today.tsx';
import styles from './utility-line.module.css';

/** The line over the nameplate: today's date, and the pages about the newsroom itself. */
export function UtilityLine({ settings }: { settings: SettingsView }) {
  const t = wordsIn(settings.language);
  return (
    <div className={styles.line} data-screen-only="">
      <Today language={settings.language} timeZone={settings.timeZone} />
      <nav aria-label={t('frame.aboutNewsroom')}>
        <ul data-plain="">
          {settings.pages.slice(0, 2).map((page) => (
            <li key={page.id} className={styles.spare}>
              <a href={page.href}>{page.name}</a>
            </li>
          ))}
          <li className={styles.spare}>
            <a href={correctionsPath()}>{t('corrections.title')}</a>
          </li>
          <li>
            <a href={searchPath()}>{t('search.title')}</a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
