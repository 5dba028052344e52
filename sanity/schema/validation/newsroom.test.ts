import { describe, expect, it } from 'vitest';
import { namesLanguage, namesTimeZone } from './newsroom.ts';

describe('isLanguage', () => {
  it.each(['en', 'en-GB', 'es-419', 'zh-Hant', undefined])('takes %s', (code) => {
    expect(namesLanguage(code)).toBe(true);
  });
  it.each(['English', 'en_GB', 'e'])('refuses %s', (code) => {
    expect(namesLanguage(code)).toEqual(expect.any(String));
  });
});

describe('isTimeZone', () => {
  it.each(['UTC', 'America/Bogota', undefined])('takes %s', (name) => {
    expect(namesTimeZone(name)).toBe(true);
  });
  it.each(['Bogota', 'Mars/Olympus'])('refuses %s', (name) => {
    expect(namesTimeZone(name)).toEqual(expect.any(String));
  });
});
