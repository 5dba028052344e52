import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath, latestPath, searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './section-nav.module.css';

type SectionNavProps = { settings: SettingsView; path?: string; section?: string };

/** The sections, in the order the editor gave them. Stays at the top of the window while reading. */
export function SectionNav({ settings, path, section }: SectionNavProps) {
  const t = wordsIn(settings.language);
  const latest = { id: 'latest', name: t('list.latest'), href: latestPath() };
  const items = [...settings.navigation, latest];
  return (
    <nav className={styles.nav} aria-label={t('frame.sections')} data-screen-only="">
      <div className={styles.inner}>
        <a className={styles.small} href={frontPath()}>
          {settings.name}
        </a>
        <ul data-plain="" className={styles.list}>
          {items.map(({ id, name, href }) => (
            <li key={id}>
              <a href={href} aria-current={currency(href, path, section)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
        <a className={styles.search} href={searchPath()}>
          {t('search.title')}
        </a>
      </div>
    </nav>
  );
}

/** `page` on the page itself, `true` on pages that belong to it. */
function currency(href: string, path?: string, section?: string): 'page' | 'true' | undefined {
  if (href === path) return 'page';
  return href === section ? 'true' : undefined;
}
