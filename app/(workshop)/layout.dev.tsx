import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { fontVariables } from '#components/fonts/fonts.ts';
import '#components/styles/tokens.css';
import '#components/styles/base.css';
import '#components/styles/print.css';

export const metadata: Metadata = { title: 'Workshop' };
export const dynamic = 'force-dynamic';

/** The document of the workshop's pages: the type and colours readers get, and nothing around them. */
export default function WorkshopLayout({ children }: { children: ReactNode }) {
  return (
    // A page in a colour scheme of its own sets it here before React looks.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
