import { describe, expect, it } from 'vitest';
import { trustedProxies, visitorAddress, visitorGroup } from './visitor.ts';

const none = trustedProxies([]);
const proxy = trustedProxies(['127.0.0.1', '::1', '10.0.0.0/8', '2001:db8:1::/48']);

describe("attack: the visitor's address", () => {
  it('X-Forwarded-For from anybody, with no proxy named → the address of the socket', () => {
    for (const claim of ['203.0.113.9', '203.0.113.9, 127.0.0.1', '::1', 'unknown', ',,,']) {
      expect(visitorAddress('127.0.0.1', claim, none), claim).toBe('127.0.0.1');
      expect(visitorAddress('198.51.100.7', claim, proxy), claim).toBe('198.51.100.7');
    }
  });

  it('addresses put before the one a named proxy appends → not looked at', () => {
    for (const claim of ['', '1.1.1.1', '10.0.0.1', 'garbage', '1.1.1.1, 10.9.9.9', '::1,,']) {
      expect(visitorAddress('10.0.0.2', `${claim}, 203.0.113.9`, proxy), claim).toBe('203.0.113.9');
    }
  });

  it('a named proxy that says "unknown" → the proxy itself, never the claim before it', () => {
    for (const said of ['unknown', '', ' ', '_hidden', '999.1.1.1', '0x7f.1', '1', 'evil\t']) {
      expect(visitorAddress('10.0.0.2', `203.0.113.9, ${said}`, proxy), said).toBe('10.0.0.2');
    }
  });

  it('a header sent several times → read as one list', () => {
    expect(visitorAddress('::1', ['1.1.1.1', '203.0.113.9'], proxy)).toBe('203.0.113.9');
    expect(visitorAddress('::1', ['203.0.113.9', '10.1.1.1'], proxy)).toBe('203.0.113.9');
  });

  it('ten thousand trusted entries → an end', () => {
    const long = Array.from({ length: 10_000 }, () => '10.0.0.1').join(',');
    expect(visitorAddress('10.0.0.2', long, proxy)).toBe('10.0.0.1');
  });

  it('addresses out of one IPv6 network, in every way of writing → one visitor', () => {
    const written = ['2001:db8::1', '2001:DB8:0:0::ffff', '2001:0db8:0000:0000:1:2:3:4'];
    expect(new Set(written.map(visitorGroup)).size).toBe(1);
    expect(visitorGroup('2001:db8:0:1::1')).not.toBe(visitorGroup('2001:db8::1'));
    expect(visitorGroup('fe80::1%eth0')).toBe(visitorGroup('fe80::2%eth1'));
  });

  it('IPv4 written as IPv6 → the IPv4 address', () => {
    expect(visitorAddress('::ffff:203.0.113.9', undefined, none)).toBe('203.0.113.9');
    expect(visitorGroup('::ffff:cb00:7109')).toBe('203.0.113.9');
    expect(proxy('::ffff:10.1.2.3')).toBe(true);
    expect(trustedProxies(['::ffff:10.0.0.0/104'])('10.1.2.3')).toBe(true);
  });

  it('what is no address → nobody in particular', () => {
    for (const text of ['', 'localhost', '1.2.3', '::g', '1.2.3.4.5']) {
      expect(visitorGroup(text), text).toBe('nowhere');
      expect(proxy(text), text).toBe(false);
    }
  });
});

describe('a named proxy', () => {
  it('is believed, with ports and brackets, through further named ones', () => {
    expect(visitorAddress('10.0.0.2', '203.0.113.9:4711', proxy)).toBe('203.0.113.9');
    expect(visitorAddress('::1', '[2001:db8::9]:443', proxy)).toBe('2001:db8::9');
    expect(visitorAddress('127.0.0.1', '203.0.113.9, 2001:db8:1::5, 10.3.3.3', proxy)).toBe(
      '203.0.113.9',
    );
  });

  it('is an address or a range, and never every address', () => {
    expect(proxy('10.255.0.1')).toBe(true);
    expect(proxy('11.0.0.1')).toBe(false);
    expect(proxy('2001:db8:1:ffff::1')).toBe(true);
    expect(trustedProxies(['0.0.0.0/0', '::/0', '10.0.0.0/', '10.0.0.0/x'])('10.0.0.1')).toBe(
      false,
    );
  });
});
