import { describe, expect, it, test } from 'vitest';
import { readEnvironment } from './env.ts';

describe('HOST', () => {
  it('is this machine alone unless told otherwise', () => {
    expect(readEnvironment({}).host).toBe('localhost');
    expect(readEnvironment({ HOST: '  ' }).host).toBe('localhost');
    for (const host of ['0.0.0.0', '::', '192.0.2.1', '2001:db8::1', '127.0.0.1']) {
      expect(readEnvironment({ HOST: host }).host).toBe(host);
    }
  });

  it('is an address, not a name', () => {
    for (const host of ['example.org', '*', '0', '1.2.3', '10.0.0.0/8', ':::']) {
      expect(() => readEnvironment({ HOST: host }), host).toThrow(`HOST ("${host}") has to be`);
    }
  });
});

describe('TRUSTED_PROXIES', () => {
  it('is nobody by default, else addresses and ranges', () => {
    expect(readEnvironment({}).trustedProxies).toEqual([]);
    const list = '127.0.0.1, ::1 10.0.0.0/8,2001:db8::/32';
    expect(readEnvironment({ TRUSTED_PROXIES: list }).trustedProxies).toEqual([
      '127.0.0.1',
      '::1',
      '10.0.0.0/8',
      '2001:db8::/32',
    ]);
  });

  it('is refused with a sentence when it names nothing, or everybody', () => {
    for (const list of ['proxy.example.org', '10.0.0.0/33', '0.0.0.0/0', '::/0', 'true', '1']) {
      expect(() => readEnvironment({ TRUSTED_PROXIES: list }), list).toThrow(
        `TRUSTED_PROXIES ("${list}") has to be a list of addresses`,
      );
    }
  });
});

describe('VISITOR_LIMITS', () => {
  it('names what should differ from the defaults', () => {
    const { visitorLimits } = readEnvironment({ VISITOR_LIMITS: 'search:7, sign-in:0' });
    expect(visitorLimits).toMatchObject({ search: 7, 'sign-in': 0, pictures: 3000 });
  });

  it('is refused with a sentence that lists the names', () => {
    for (const list of ['search', 'search:many', 'seek:3', 'search:-1', '120', 'search:1:2']) {
      expect(() => readEnvironment({ VISITOR_LIMITS: list }), list).toThrow(
        /^VISITOR_LIMITS \(".*"\) has to be a list such as .* of search, sign-in/,
      );
    }
  });
});

describe('LAKE_URL', () => {
  const secrets = { SANITY_API_READ_TOKEN: 'long enough', SANITY_REVALIDATE_SECRET: 'long enough' };

  it('is where the lake is; without it that is this machine', () => {
    expect(readEnvironment({ LAKE_PORT: '4321' })).toMatchObject({
      lakeUrl: 'http://127.0.0.1:4321',
      lakeIsElsewhere: false,
    });
    const there = { LAKE_URL: 'https://lake.example.org/', ...secrets };
    expect(readEnvironment(there)).toMatchObject({
      lakeUrl: 'https://lake.example.org',
      lakeIsElsewhere: true,
      sanity: { lake: 'embedded' },
    });
  });

  it('needs both secrets, and says where they are from', () => {
    for (const name of ['SANITY_API_READ_TOKEN', 'SANITY_REVALIDATE_SECRET']) {
      const given = { LAKE_URL: 'https://lake.example.org', ...secrets, [name]: '' };
      expect(() => readEnvironment(given)).toThrow(`${name} has to be set where LAKE_URL is`);
    }
  });

  it('is no second lake beside Sanity’s', () => {
    const both = {
      LAKE_URL: 'https://l.example',
      NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc',
      ...secrets,
    };
    expect(() => readEnvironment(both)).toThrow('name two lakes');
  });

  it('is taken in the one way it is written', () => {
    for (const url of ['https://LAKE.example.org?', 'https://lake.example.org/#']) {
      expect(readEnvironment({ LAKE_URL: url, ...secrets }).lakeUrl).toBe(
        'https://lake.example.org',
      );
    }
  });

  it('is an address alone, and what is wrong with it is said without it', () => {
    for (const url of [
      'lake.example.org',
      'ftp://lake.example.org',
      'https://lake.example.org/lake',
      'https://lake.example.org/?x=1',
      'https://ada:secret@lake.example.org',
      'https://',
    ]) {
      expect(() => readEnvironment({ LAKE_URL: url, ...secrets }), url).toThrow(
        /^LAKE_URL has to be the address of a lake elsewhere/,
      );
    }
  });
});

describe('attack: secrets in messages', () => {
  it.each(['SANITY_API_READ_TOKEN', 'SANITY_API_WRITE_TOKEN', 'CACHE_TOKEN'])(
    '%s that no header can hold → one sentence without it, before anybody repeats it',
    (name) => {
      for (const token of ['a-secret\nof two lines', 'a-secret\u0000', '“a-secret-in-quotes”']) {
        const read = () => readEnvironment({ [name]: token });
        expect(read).toThrow(new RegExp(`^${name} has to be a token`));
        expect(read).not.toThrow(/secret/);
      }
    },
  );
});

test('a hub may be nearby only where that is said', () => {
  expect(readEnvironment({}).isHubNear).toBe(false);
  expect(readEnvironment({ FEED_HUB_NEARBY: '1' }).isHubNear).toBe(true);
  expect(() => readEnvironment({ FEED_HUB_NEARBY: 'yes' })).toThrow(
    'FEED_HUB_NEARBY ("yes") has to be 1 where',
  );
});

describe('METRICS_TOKEN', () => {
  it('is nobody’s unless it is set, and one word that cannot be guessed', () => {
    expect(readEnvironment({}).watched.metricsToken).toBeNull();
    const token = 'of-letters-and-digits-09';
    expect(readEnvironment({ METRICS_TOKEN: token }).watched.metricsToken).toBe(token);
    for (const wrong of ['short', 'two words of some length', 'fünfzehn-und-mehr-zeichen']) {
      const read = () => readEnvironment({ METRICS_TOKEN: wrong });
      expect(read).toThrow(/^METRICS_TOKEN has to be a token of at least 16/);
      expect(read).not.toThrow(wrong);
    }
  });
});

test('a site may take its time to leave, a minute or two at most', () => {
  expect(readEnvironment({}).drainTime).toBe(0);
  expect(readEnvironment({ DRAIN_SECONDS: '2.5' }).drainTime).toBe(2500);
  for (const wrong of ['-1', 'soon', '600']) {
    expect(() => readEnvironment({ DRAIN_SECONDS: wrong })).toThrow(
      `DRAIN_SECONDS ("${wrong}") has to be seconds, from 0 to 120`,
    );
  }
});
