import type { ReactNode } from 'react';
import { DraftBar } from '#components/draft-bar.tsx';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { Viewing } from '#lib/content/viewing.ts';
import { spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import { Footer } from './footer.tsx';
import styles from './frame.module.css';
import { Nameplate } from './nameplate.tsx';
import { SectionNav } from './section-nav.tsx';
import { UtilityLine } from './utility-line.tsx';

export type FrameProps = {
  settings: SettingsView;
  viewing: Viewing;
  /** The path of this page, for the mark in the navigation and the way out of a preview. */
  path?: string;
  /** The section this page belongs to, as its path. */
  section?: string;
  /** Of the page's content, where that is another than the newsroom's. */
  language?: string;
  children: ReactNode;
};

/** What stands around every page: date, nameplate, sections above; the newsroom's particulars below. */
export function Frame({ settings, viewing, path, section, language, children }: FrameProps) {
  const around = language === undefined ? undefined : settings.language;
  return (
    <>
      <Around language={around}>
        <a className={styles.skip} href="#content" data-screen-only="">
          {wordsIn(settings.language)('frame.skip')}
        </a>
        <header className={styles.top}>
          <UtilityLine settings={settings} />
          <Nameplate settings={settings} front={path === '/'} />
        </header>
        <SectionNav settings={settings} path={path} section={section} />
      </Around>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Around language={around}>
        <Footer settings={settings} />
      </Around>
      {viewing.mode === 'draft' && <DraftBar {...viewing} returnTo={path} />}
    </>
  );
}

type AroundProps = { language: string | undefined; children: ReactNode };

/** What is the newsroom's own on a page in another language: said to be in its own. */
const Around = ({ language, children }: AroundProps) =>
  language === undefined ? (
    children
  ) : (
    <div className={styles.around} {...spoken(language)}>
      {children}
    </div>
  );
