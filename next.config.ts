import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

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
};

const extensions = ['tsx', 'ts', 'jsx', 'js'];

/** Pages that end in `.dev.tsx` are there in development alone: a build does not see them. */
export default (phase: string): NextConfig => ({
  ...config,
  pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? ['dev.tsx', ...extensions] : extensions,
});
