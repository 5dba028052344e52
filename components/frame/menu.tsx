import type { NamedLink } from '#lib/content/story/view.ts';
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
 * All sections and the lists: a sheet that the browser itself opens, closes by Escape and hands the focus,
 * without script. A browser that cannot shows no button for it; all it leads to stands at the foot too.
 */
export function Menu({ language, sections, lists, currency }: MenuProps) {
  const t = wordsIn(language);
  return (
    <nav
      id={menuId}
      popover=""
      className={styles.menu}
      aria-label={t('frame.menu')}
      data-screen-only=""
    >
      <div>
        <button type="button" popoverTarget={menuId}>
          {t('frame.closeMenu')}
        </button>
        <Links links={sections} currency={currency} />
        <Links links={lists} currency={currency} />
      </div>
    </nav>
  );
}

type LinksProps = Pick<MenuProps, 'currency'> & { links: readonly NamedLink[] };

const Links = ({ links, currency }: LinksProps) => (
  <ul data-plain="">
    {links.map(({ id, name, href }) => (
      <li key={id}>
        <a href={href} aria-current={currency(href)}>
          {name}
        </a>
      </li>
    ))}
  </ul>
);
