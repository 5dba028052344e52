'use client';

import { NextStudio } from 'next-sanity/studio/client-component';
import { isEmbedded } from '#sanity/studio/environment.ts';
import { forgetTokens } from '#sanity/studio/forget-tokens.ts';
import { keepToOwnOrigin } from '#sanity/studio/own-origin.ts';
import { acceptPlainHttp } from '#sanity/studio/plain-http.ts';
import config from '../../../../sanity.config.ts';

if (isEmbedded) {
  forgetTokens();
  keepToOwnOrigin();
  acceptPlainHttp();
}

/** The editors' side of the newsroom. */
export function Studio() {
  return <NextStudio config={config} />;
}
