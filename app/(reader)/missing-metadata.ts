import type { Metadata } from 'next';
import { missingTitle } from '#components/missing/missing.tsx';

/** Of an address where nothing is; pages give it too, since the browser takes over theirs. */
export const missingMetadata: Metadata = {
  title: missingTitle,
  robots: { index: false },
};
