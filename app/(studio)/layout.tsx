import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { readEnvironment } from '#lib/env.ts';
import { studioAttributes } from '#sanity/studio/environment.ts';
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
  const { lake, projectId, dataset } = readEnvironment().sanity;
  const told = {
    [studioAttributes.lake]: lake,
    [studioAttributes.projectId]: projectId,
    [studioAttributes.dataset]: dataset,
  };
  return (
    <html lang="en" {...told}>
      <body>{children}</body>
    </html>
  );
}
