import { expect, test } from 'vitest';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { securityText } from './security-text.ts';

const settings = (contactEmail: string | null, language = 'pt-BR') => ({
  ...defaultSettings,
  language,
  publisher: { ...defaultSettings.publisher, contactEmail },
});

test('whom to tell, until when and in which language', () => {
  expect(securityText(settings('security@news.example'), '2026-11-26T10:00:00Z')).toBe(
    [
      'Contact: mailto:security@news.example',
      'Expires: 2027-10-01T00:00:00Z',
      'Preferred-Languages: pt-BR, en',
      'Canonical: http://localhost:3000/.well-known/security.txt',
      '',
    ].join('\n'),
  );
});

test('it is good for less than a year, and for months yet, on every day', () => {
  for (let day = 0; day < 800; day += 1) {
    const now = new Date(Date.UTC(2026, 0, 1 + day, 23, 59, 59));
    const text = securityText(settings('a@news.example'), now.toISOString()) ?? '';
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');
    const days = (expires - now.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(365);
  }
});

test('an address with odd characters is still one line and one address', () => {
  const text = securityText(settings("o'neil+news?x@news.example", 'en'), '2026-11-26T10:00:00Z');
  expect(text?.split('\n')[0]).toBe("Contact: mailto:o'neil%2Bnews%3Fx@news.example");
  expect(text).toContain('Preferred-Languages: en\n');
});

test('a newsroom that names nobody has none', () => {
  expect(securityText(settings(null), '2026-11-26T10:00:00Z')).toBeNull();
});
