import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { pageModuleFolder } from './lib/page-module.ts';

const config: NextConfig = {
  // Nothing a stranger can invent is kept by Next, in memory or on the disk: the front door keeps pages.
  cacheMaxMemorySize: 0,
  experimental: { isrFlushToDisk: false },
  // Every reader's page says what it is in its head, whoever asks.
  htmlLimitedBots: /.*/,
  // The lake makes the renditions of pictures; Next's own are an open door to work nobody needs.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  headers: async () => [
    {
      source: `${pageModuleFolder}:file`,
      headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
};

const extensions = ['tsx', 'ts', 'jsx', 'js'];

/**
 * Pages that end in `.dev.tsx` are there in development alone: a build does not see them. The module of
 * readers' pages is built with the site, wherever that is, and pages learn its address.
 */
export default async (phase: string): Promise<NextConfig> => {
  const isDevelopment = phase === PHASE_DEVELOPMENT_SERVER;
  const whole: NextConfig = {
    ...config,
    pageExtensions: isDevelopment ? ['dev.tsx', ...extensions] : extensions,
  };
  if (!isDevelopment && phase !== PHASE_PRODUCTION_BUILD) return whole;
  const { buildPageModule } = await import('./scripts/page-module.ts');
  const env = { DATELINE_PAGE_MODULE: await buildPageModule() };
  if (isDevelopment) return { ...whole, env };
  // Few and larger: a page asks for two files of styles at most.
  return { ...whole, env, experimental: { ...config.experimental, cssChunking: 'graph' } };
};
