'use client';

import { NextStudio } from 'next-sanity/studio/client-component';
import { isEmbedded } from '#sanity/studio/environment.ts';
import { acceptPlainHttp } from '#sanity/studio/plain-http.ts';
import config from '../../../../sanity.config.ts';

if (isEmbedded) acceptPlainHttp();

/** The editors' side of the newsroom. */
export function Studio() {
  return <NextStudio config={config} />;
}
