import type { SettingsView } from '#lib/content/settings/view.ts';
import type { NamedLink } from '#lib/content/story/view.ts';
import { archivePath, frontPath, latestPath, searchPath, topicsPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import { Menu, menuId } from './menu.tsx';
import styles from './section-nav.module.css';

type SectionNavProps = { settings: SettingsView; path?: string; section?: string };

/**
 * The sections, in the order the editor gave them, and the menu that has all of them. Stays at the top of the
 * window while reading.
 */
export function SectionNav({ settings, path, section }: SectionNavProps) {
  const t = wordsIn(settings.language);
  const latest = { id: 'latest', name: t('list.latest'), href: latestPath() };
  const currency = (href: string) => currencyOf(href, path, section);
  return (
    <>
      <nav className={styles.nav} aria-label={t('frame.sections')} data-screen-only="">
        <div className={styles.inner}>
          <a className={styles.small} href={frontPath()}>
            {settings.name}
          </a>
          <ul data-plain="" className={styles.list}>
            {[...settings.navigation, latest].map(({ id, name, href }) => (
              <li key={id}>
                <a href={href} aria-current={currency(href)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
          <div className={styles.ways}>
            <a href={searchPath()}>{t('search.title')}</a>
            <button type="button" popoverTarget={menuId}>
              {t('frame.menu')}
            </button>
          </div>
        </div>
      </nav>
      <Menu
        language={settings.language}
        sections={settings.navigation}
        lists={[latest, ...listsOf(settings.language)]}
        currency={currency}
      />
    </>
  );
}

function listsOf(language: string): NamedLink[] {
  const t = wordsIn(language);
  return [
    { id: 'topics', name: t('list.topics'), href: topicsPath() },
    { id: 'archive', name: t('list.archive'), href: archivePath() },
  ];
}

/** `page` on the page itself, `true` on pages that belong to it. */
function currencyOf(href: string, path?: string, section?: string): 'page' | 'true' | undefined {
  if (href === path) return 'page';
  return href === section ? 'true' : undefined;
}
