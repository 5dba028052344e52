'use client';

import { NextStudio } from 'next-sanity/studio/client-component';
import config from '../../../../sanity.config.ts';

/** The editors' side of the newsroom. */
export function Studio() {
  return <NextStudio config={config} />;
}
