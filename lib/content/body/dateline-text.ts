import { stegaClean } from '@sanity/client/stega';

/** Cities that stand without their country, as the AP lists them. */
const standsAlone: ReadonlySet<string> = new Set(
  [
    // In the United States.
    'Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit',
    'Honolulu, Houston, Indianapolis, Las Vegas, Los Angeles, Miami, Milwaukee, Minneapolis',
    'New Orleans, New York, Oklahoma City, Philadelphia, Phoenix, Pittsburgh, St. Louis',
    'Salt Lake City, San Antonio, San Diego, San Francisco, Seattle, Washington',
    // Elsewhere.
    'Amsterdam, Baghdad, Bangkok, Beijing, Beirut, Berlin, Brussels, Cairo, Djibouti, Dublin',
    'Geneva, Gibraltar, Guatemala City, Havana, Helsinki, Hong Kong, Islamabad, Istanbul',
    'Jerusalem, Johannesburg, Kuwait City, London, Luxembourg, Macau, Madrid, Mexico City',
    'Milan, Monaco, Montreal, Moscow, Munich, New Delhi, Panama City, Paris, Prague',
    'Quebec City, Rio de Janeiro, Rome, San Marino, Sao Paulo, Shanghai, Singapore',
    'Stockholm, Sydney, Tokyo, Toronto, Vatican City, Vienna, Zurich',
  ]
    .join(', ')
    .split(', ')
    .map(plain),
);

/** A name as the list has it: without accents, case or an editor's invisible marks. */
function plain(name: string): string {
  return stegaClean(name)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase();
}

type Place = { city: string; country: string | null; language: string };

/**
 * A dateline in the AP's manner: the city in capitals, then the country unless the city stands
 * alone. `{city: 'Bogotá', country: 'Colombia'}` gives `BOGOTÁ, Colombia`.
 */
export function datelineText({ city, country, language }: Place): string {
  const capitals = city.toLocaleUpperCase(language);
  return country === null || standsAlone.has(plain(city)) ? capitals : `${capitals}, ${country}`;
}
