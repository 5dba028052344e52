import type { SettingsView } from '#lib/content/settings/view.ts';
import { frontPath } from '#lib/routes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './breadcrumbs.module.css';

/** A page on the way to another one, or that one itself. */
export type Step = { name: string; path: string };

type BreadcrumbsProps = {
  settings: SettingsView;
  steps: readonly Step[];
  /** This page: a further one of a list is not the list. */
  path: string;
};

/** The way to a page from the front page, under what stands on it. */
export function Breadcrumbs({ settings, steps, path: here }: BreadcrumbsProps) {
  const all = [{ name: settings.name, path: frontPath() }, ...steps];
  return (
    <nav
      className={styles.breadcrumbs}
      aria-label={wordsIn(settings.language)('frame.path')}
      data-screen-only=""
    >
      <ol data-plain="">
        {all.map(({ name, path }) => (
          <li key={path}>
            <a href={path} aria-current={path === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
