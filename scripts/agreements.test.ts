import { EnvironmentError as LakesError, readLakeConfig } from '@dateline/lake/environment';
import { addressOn } from '@dateline/lake/return-address';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from '#lib/env.ts';
import { ownUrl } from '#lib/own-path.ts';
import { addressParts } from '#lib/testing/address-parts.ts';

/**
 * The site and its lake import nothing of each other, and yet have to say the same of a few things: the
 * variables that both read, and the addresses that lead nowhere else.
 */

const sentence = (read: () => unknown): string => {
  try {
    read();
    return 'fine';
  } catch (error) {
    if (error instanceof EnvironmentError || error instanceof LakesError) return error.message;
    throw error;
  }
};

const ports = ['', ' ', '1', '65535', '80', '0', '65536', '-1', '3000.5', 'http', '3e3', '0x10'];
const addresses = [
  '',
  'https://a.example',
  'http://a.example:8080/lake/',
  'a.example',
  'ftp://a.b',
];
const values: Record<string, readonly string[]> = {
  PORT: ports,
  LAKE_PORT: ports,
  LAKE_DIR: ['', ' ', '.lake', '/var/lib/lake'],
  SITE_URL: [...addresses, 'javascript:alert(1)', 'https://news.example.org///'],
  LAKE_ALLOWED_ORIGINS: [...addresses, 'https://a.example, https://b.example', 'https://a.b,x'],
  LAKE_QUERY_TIMEOUT: ['', '0.1', '20', '3600', '0', '3601', 'soon', '-1'],
  TRUSTED_PROXIES: ['', '127.0.0.1', '10.0.0.0/8, ::1', '0.0.0.0/0', '::/0', '10.0.0.0/33', 'all'],
  LOG_FORMAT: ['', 'text', 'json', 'JSON', '1'],
  SANITY_API_READ_TOKEN: ['', 'short', 'long enough', 'of two\nlines', '“in quotes”'],
  SANITY_REVALIDATE_SECRET: ['', 'short', 'long enough'],
};

/** What both make of the variables, in the site's words. */
const ofSite = (given: Record<string, string>) => {
  const {
    lakePort,
    lakeDir,
    lakeAllowedOrigins,
    lakeQueryTimeout,
    trustedProxies,
    siteUrl,
    sanity,
    watched,
  } = readEnvironment(given);
  const { readToken = null, revalidateSecret } = sanity;
  return [lakePort, lakeDir, lakeAllowedOrigins, lakeQueryTimeout, trustedProxies, siteUrl]
    .concat(watched.logFormat)
    .concat(readToken ?? 'none', revalidateSecret ?? 'none')
    .map(String);
};
const ofLake = (given: Record<string, string>) => {
  const { port, dir, allowedOrigins, queryTimeout, trustedProxies, ownAddresses, ...others } =
    readLakeConfig(given);
  const { siteToken, siteSecret, logFormat } = others;
  return [port, dir, allowedOrigins, queryTimeout, trustedProxies, ownAddresses[0]]
    .concat(logFormat)
    .concat(siteToken ?? 'none', siteSecret ?? 'none')
    .map(String);
};

describe('what the site and its lake both read from the environment', () => {
  it('is the same when nothing is set', () => expect(ofLake({})).toEqual(ofSite({})));

  it.each(Object.entries(values).flatMap(([name, list]) => list.map((value) => [name, value])))(
    '%s=%j is the same value, or the same sentence, for both',
    (name = '', value = '') => {
      const given = { [name]: value };
      const said = sentence(() => readEnvironment(given));
      expect(sentence(() => readLakeConfig(given))).toBe(said);
      if (said === 'fine') expect(ofLake(given)).toEqual(ofSite(given));
    },
  );
});

describe('an address that decides where a browser is sent', () => {
  const site = 'http://site.invalid';

  it('is taken by the lake exactly when the site takes its path', () => {
    const part = fc.constantFrom(...addressParts);
    const path = fc.array(part, { maxLength: 9 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, (given) => {
        // `//host` and the like are another site before they are put behind an origin, which only a path can be.
        const own = ownUrl(given);
        const returned = addressOn(site + given, (origin) => origin === site);
        if (own !== null) expect(returned?.href).toBe(own.href);
        else if (/^\/(?![/\\／⁄;]|%)/.test(given)) expect(returned).toBeNull();
      }),
      { numRuns: 20_000 },
    );
  });
});
