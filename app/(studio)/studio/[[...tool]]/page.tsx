import { Suspense } from 'react';
import { Studio } from './studio.tsx';

/** One shell for every address of the Studio: it finds its way in the browser. */
export const dynamic = 'force-dynamic';

/**
 * The boundary is for the time until the Studio's scripts are there: without one around what it waits for, React
 * begins the page anew for as long, again and again, and keeps the scripts from coming.
 */
export default function StudioPage() {
  return (
    <Suspense>
      <Studio />
    </Suspense>
  );
}
