import type { Metadata } from 'next';

/** Of an address where nothing is; pages give it too, since the browser takes over theirs. */
export const missingMetadata: Metadata = {
  title: 'There is no page at this address',
  robots: { index: false },
};
