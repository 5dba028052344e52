import { stegaClean } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import { placeIn } from '../testing/place-in.ts';
import { editedSettings } from './edited.ts';
import { defaultSettings } from './settings.ts';

const settings = {
  ...defaultSettings,
  navigation: [{ id: 'world', name: 'World', href: '/section/world' }],
};
const at = (path: string) => ({ id: 'siteSettings', type: 'siteSettings', path });

test('what stands around every page leads to the site settings, also before there are any', () => {
  const shown = editedSettings(settings);
  expect(placeIn(shown.name)).toEqual(at('name'));
  expect(placeIn(shown.navigation[0]?.name ?? '')).toEqual(at('navigation'));
  expect(placeIn(shown.publisher.legalName)).toEqual(at('publisher.legalName'));
  expect(stegaClean(shown)).toEqual(settings);
});

test('a name that was written leads to where it was', () => {
  const { name } = editedSettings(settings);
  const shown = editedSettings({
    ...settings,
    publisher: { ...settings.publisher, legalName: name },
  });
  expect(placeIn(shown.publisher.legalName)).toEqual(at('name'));
});
