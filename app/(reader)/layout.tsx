import type { Viewport } from 'next';
import { draftMode } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { fontVariables } from '#components/fonts/fonts.ts';
import { Preview } from '#components/preview.tsx';
import { Speculation } from '#components/speculation.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import '#components/styles/tokens.css';
import '#components/styles/base.css';
import '#components/styles/print.css';

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#14130f' },
  ],
};

/** The document of every reader page. What stands around a page's content is `components/frame`. */
export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { view: settings } = await loadSettings(readerViewing);
  const { isEnabled } = await draftMode();
  return (
    <html lang={settings.language} dir={directionOf(settings.language)} className={fontVariables}>
      <body>
        {children}
        {isEnabled ? (
          <Suspense>
            <Preview />
          </Suspense>
        ) : (
          <Speculation />
        )}
      </body>
    </html>
  );
}

/** Scripts that run from right to left. */
const rightToLeft: ReadonlySet<string | undefined> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa']);

const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(language).maximize().script) ? 'rtl' : 'ltr';
