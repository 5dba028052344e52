import type { NextConfig } from 'next';

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

export default config;
