import { describe, expect, it } from 'vitest';
import { datelineText } from './dateline-text.ts';

const place = (city: string, country: string | null = null, language = 'en') =>
  datelineText({ city, country, language });

describe('datelineText', () => {
  it('puts the city in capitals and the country after it', () => {
    expect(place('Buenaventura', 'Colombia')).toBe('BUENAVENTURA, Colombia');
  });

  it('leaves the country off where the city stands alone, whatever its accents and case', () => {
    expect(place('Washington', 'United States')).toBe('WASHINGTON');
    expect(place('São Paulo', 'Brazil')).toBe('SÃO PAULO');
    expect(place('  mexico city ', 'Mexico').trim()).toBe('MEXICO CITY');
  });

  it('tells a city that only begins like one on the list', () => {
    expect(place('Washington Court House', 'United States')).toBe(
      'WASHINGTON COURT HOUSE, United States',
    );
  });

  it('takes the capitals of the language', () => {
    expect(place('İzmir', 'Türkiye', 'tr')).toBe('İZMİR, Türkiye');
    expect(place('Iğdır', null, 'tr')).toBe('IĞDIR');
  });

  it('does without a country', () => {
    expect(place('Nouméa')).toBe('NOUMÉA');
  });
});
