import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { pageModuleFolder } from './lib/page-module.ts';
import { type Answered, securityHeaders } from './lib/security-headers.ts';
import packageFile from './package.json' with { type: 'json' };

type Rule = Awaited<ReturnType<NonNullable<NextConfig['headers']>>>[number];

const config: NextConfig = {
  // Nothing a stranger can invent is kept by Next, in memory or on the disk: the front door keeps pages.
  cacheMaxMemorySize: 0,
  experimental: { isrFlushToDisk: false },
  // Every reader's page says what it is in its head, whoever asks.
  htmlLimitedBots: /.*/,
  // The lake makes the renditions of pictures; Next's own are an open door to work nobody needs.
  images: { unoptimized: true },
  poweredByHeader: false,
  rewrites,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

const extensions = ['tsx', 'ts', 'jsx', 'js'];

const isHosted = Boolean(process.env.NEXT_PUBLIC_SANITY_PROJECT_ID);

const anything = '/:path*';
/** Whatever is neither Next's own nor a file: pages. */
const pages =
  '/((?!studio(?:/|$)|api/|_next/|_page/|.*\\.(?:xml|json|txt|md|svg|png|ico|webmanifest)$).*)';

/** A story as Markdown: at its address with `.md`, or at its address for who asks for that. */
const wantsMarkdown = { type: 'header' as const, key: 'accept', value: '.*text/markdown.*' };
const storyAsMarkdown = '/article/:slug/story.md';

async function rewrites() {
  return {
    beforeFiles: [
      { source: '/article/:slug([^/]+)\\.md', destination: storyAsMarkdown },
      { source: '/article/:slug([^/]+)', has: [wantsMarkdown], destination: storyAsMarkdown },
    ],
    afterFiles: [],
    fallback: [],
  };
}

const listed = (headers: Readonly<Record<string, string>>): Rule['headers'] =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

/**
 * Headers of a site that Next serves alone. The server in front of it sends the same table, and more
 * strictly: it knows each answer.
 */
function headersOf(speculationRules: string): Rule[] {
  const siteUrl = process.env.SITE_URL ?? '';
  const lake = isHosted ? 'hosted' : 'embedded';
  const table = (kind: Answered) =>
    listed(securityHeaders(kind, { siteUrl, lake }, { scripts: "'unsafe-inline'" }));
  return [
    { source: anything, headers: table('data') },
    { source: '/_next/static/chunks/:path*', headers: table('script') },
    { source: pages, headers: table('framework page') },
    {
      source: pages,
      // A preview is made for each request, and never ahead of one.
      missing: [{ type: 'cookie', key: '__prerender_bypass' }],
      headers: listed({ 'speculation-rules': `"${speculationRules}"` }),
    },
    {
      source: pages,
      has: [{ type: 'cookie', key: '__prerender_bypass' }],
      headers: table('preview'),
    },
    { source: '/studio/:path*', headers: table('studio') },
    {
      source: `${pageModuleFolder}:file`,
      headers: listed({ 'cache-control': 'public, max-age=31536000, immutable' }),
    },
    {
      source: speculationRules,
      headers: listed({ 'content-type': 'application/speculationrules+json' }),
    },
  ];
}

const studioAtHome: Rule = {
  source: '/studio/:path*',
  headers: isHosted
    ? listed({ 'x-content-type-options': 'nosniff' })
    : listed({
        'content-security-policy': "connect-src 'self' blob: data:; font-src 'self' data:",
      }),
};

/**
 * Pages that end in `.dev.tsx` are there in development alone: a build does not see them. What readers'
 * pages have besides Next's is built with the site, wherever that is, and pages learn its address.
 */
export default async (phase: string): Promise<NextConfig> => {
  const isDevelopment = phase === PHASE_DEVELOPMENT_SERVER;
  const pageExtensions = isDevelopment ? ['dev.tsx', ...extensions] : extensions;
  if (!isDevelopment && phase !== PHASE_PRODUCTION_BUILD) return { ...config, pageExtensions };
  const { buildPageParts } = await import('./scripts/page-module.ts');
  const parts = await buildPageParts();
  const { studioStyles } = await import('./scripts/studio-styles.ts');
  const turbopack = { resolveAlias: await studioStyles() };
  const env = { DATELINE_PAGE_MODULE: parts.module, DATELINE_VERSION: packageFile.version };
  // In development Next needs more than a policy would allow; an editor's work stays here all the same.
  if (isDevelopment)
    return { ...config, turbopack, pageExtensions, env, headers: async () => [studioAtHome] };
  const headers = async () => headersOf(parts.speculationRules);
  return { ...config, turbopack, pageExtensions, env, headers };
};
