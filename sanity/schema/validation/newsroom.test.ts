import { describe, expect, it } from 'vitest';
import { isLanguage, isTimeZone } from './newsroom.ts';

describe('isLanguage', () => {
  it.each(['en', 'en-GB', 'es-419', 'zh-Hant', undefined])('takes %s', (code) => {
    expect(isLanguage(code)).toBe(true);
  });
  it.each(['English', 'en_GB', 'e'])('refuses %s', (code) => {
    expect(isLanguage(code)).toEqual(expect.any(String));
  });
});

describe('isTimeZone', () => {
  it.each(['UTC', 'America/Bogota', undefined])('takes %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  it.each(['Bogota', 'Mars/Olympus'])('refuses %s', (name) => {
    expect(isTimeZone(name)).toEqual(expect.any(String));
  });
});
