import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSiteClient } from './client.ts';

afterEach(() => vi.unstubAllEnvs());

describe("the site's client", () => {
  it('asks the embedded lake on its own port, with the token, for what is published', () => {
    vi.stubEnv('NEXT_PUBLIC_SANITY_PROJECT_ID', '');
    vi.stubEnv('LAKE_PORT', '4321');
    vi.stubEnv('SANITY_API_READ_TOKEN', 'a-read-token');
    const client = createSiteClient();
    expect(client.getUrl('/data/query/production')).toBe(
      'http://127.0.0.1:4321/v2026-02-01/data/query/production',
    );
    expect(client.config()).toMatchObject({
      projectId: 'dateline',
      perspective: 'published',
      token: 'a-read-token',
      useCdn: false,
      stega: { enabled: false, studioUrl: '/studio' },
    });
  });

  it('asks the hosted project where one is named', () => {
    vi.stubEnv('NEXT_PUBLIC_SANITY_PROJECT_ID', 'abc123');
    vi.stubEnv('NEXT_PUBLIC_SANITY_DATASET', 'staging');
    const client = createSiteClient();
    expect(client.getUrl('/data/query/staging')).toBe(
      'https://abc123.api.sanity.io/v2026-02-01/data/query/staging',
    );
    expect(client.config().perspective).toBe('published');
  });
});
