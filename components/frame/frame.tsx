import type { ReactNode } from 'react';
import { DraftBar } from '#components/draft-bar.tsx';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { Viewing } from '#lib/content/viewing.ts';
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
  children: ReactNode;
};

/** What stands around every page: date, nameplate, sections above; the newsroom's particulars below. */
export function Frame({ settings, viewing, path, section, children }: FrameProps) {
  return (
    <>
      <a className={styles.skip} href="#content" data-screen-only="">
        {wordsIn(settings.language)('frame.skip')}
      </a>
      <header className={styles.top}>
        <UtilityLine settings={settings} />
        <Nameplate settings={settings} front={path === '/'} />
      </header>
      <SectionNav settings={settings} path={path} section={section} />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer settings={settings} />
      {viewing.mode === 'draft' && <DraftBar perspective={viewing.perspective} returnTo={path} />}
    </>
  );
}
