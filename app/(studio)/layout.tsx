import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { isEmbedded } from '#sanity/studio/environment.ts';
import './studio.css';

export const metadata: Metadata = {
  title: 'Dateline Studio',
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

/** The Studio's own document: nothing of the reader's pages is in it. */
export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-lake={isEmbedded ? 'embedded' : 'hosted'}>
      <body>{children}</body>
    </html>
  );
}
