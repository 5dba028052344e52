import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { fontVariables } from '#components/fonts/fonts.ts';
import { PageModule } from '#components/open-page/page-module.tsx';
import { Preview } from '#components/preview.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing } from '#lib/content/viewing.ts';
import { paper } from '#lib/paper.ts';
import { languageDirection } from '#lib/text-direction.ts';
import '#components/styles/tokens.css';
import '#components/styles/base.css';
import '#components/styles/languages.css';
import '#components/styles/print.css';

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paper.light },
    { media: '(prefers-color-scheme: dark)', color: paper.dark },
  ],
};

/**
 * Pages are made anew for each request and not kept by Next, which files a page under the moment it was
 * finished: a change that crosses its making would be lost. The front door keeps them.
 */
export const dynamic = 'force-dynamic';

/** The document of every reader page. What stands around a page's content is `components/frame`. */
export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const viewing = await currentViewing();
  const { view: settings } = await loadSettings(viewing);
  return (
    <html
      lang={settings.language}
      dir={languageDirection(settings.language)}
      className={fontVariables}
      // The page's own module says there what a browser can do.
      suppressHydrationWarning
    >
      <body>
        {children}
        {viewing.mode === 'draft' && <Preview />}
        <PageModule />
      </body>
    </html>
  );
}
