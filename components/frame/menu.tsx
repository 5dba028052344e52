import type { NamedLink } from '#lib/content/story/view.ts';
import { searchPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './menu.module.css';

/** By which a button opens it. */
export const menuId = 'menu';

type MenuProps = {
  language: string;
  sections: readonly NamedLink[];
  lists: readonly NamedLink[];
  /** Whether this is the page that an address leads to, or one that belongs to it. */
  currency: (href: string) => 'page' | 'true' | undefined;
};

/**
 * All sections, the lists and a search: a sheet that the browser itself opens, closes by Escape and hands the
 * focus, without script. A browser that cannot shows no button for it; all it leads to stands at the foot too.
 */
export function Menu({ language, sections, lists, currency }: MenuProps) {
  const t = wordsIn(language);
  return (
    <nav
      id={menuId}
      popover="auto"
      className={styles.menu}
      aria-label={t('frame.menu')}
      data-screen-only=""
    >
      <div className={styles.inner}>
        <div className={styles.head}>
          <search className={styles.find}>
            <form className={styles.search} action={searchPath()} method="get">
              <input
                type="search"
                name="q"
                aria-label={t('search.label')}
                placeholder={t('search.label')}
                maxLength={200}
                autoComplete="off"
                enterKeyHint="search"
                dir="auto"
                required
              />
              <button type="submit">{t('search.go')}</button>
            </form>
          </search>
          <button type="button" popoverTarget={menuId} popoverTargetAction="hide">
            {t('frame.closeMenu')}
          </button>
        </div>
        <Links links={sections} currency={currency} className={styles.sections} />
        <Links links={lists} currency={currency} className={styles.lists} />
      </div>
    </nav>
  );
}

type LinksProps = Pick<MenuProps, 'currency'> & {
  links: readonly NamedLink[];
  className: string | undefined;
};

const Links = ({ links, currency, className }: LinksProps) => (
  <ul data-plain="" className={className}>
    {links.map(({ id, name, href }) => (
      <li key={id}>
        <a href={href} aria-current={currency(href)}>
          {name}
        </a>
      </li>
    ))}
  </ul>
);
