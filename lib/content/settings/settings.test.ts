import { expect, test } from 'vitest';
import type { LakeDocument, SettingsChanges } from '../testing/changes.ts';
import { references, section, view } from '../testing/small-lake.ts';
import { defaultSettings, settingsContent } from './settings.ts';

const read = (settings: SettingsChanges, ...others: LakeDocument[]) =>
  view(settingsContent, [
    { _id: 'siteSettings', _type: 'siteSettings', ...settings },
    section,
    ...others,
  ]);

test('an empty newsroom gets sensible values', async () => {
  expect((await view(settingsContent, [])).view).toEqual(defaultSettings);
  expect(defaultSettings).toMatchObject({ name: 'Dateline', language: 'en', timeZone: 'UTC' });
});

test.each([
  ['language', 'english please', 'language', 'en', 'is not a language code'],
  ['timeZone', 'Mars/Olympus', 'timeZone', 'UTC', 'is not a time zone'],
  ['name', ' ', 'name', 'Dateline', 'is empty'],
])('a wrong %s gives way to a right one, and is told', async (field, value, name, used, reason) => {
  const { view: settings, faults } = await read({ [field]: value });
  expect(settings).toMatchObject({ [name]: used });
  expect(faults).toEqual([{ document: 'siteSettings', key: null, field, reason }]);
});

test('the publisher falls back to the name, and bad addresses go', async () => {
  const { view: settings } = await read({
    name: 'The Day',
    publisher: { contactEmail: 'nobody', ethicsPolicyUrl: 'javascript:x' },
    social: ['https://example.org/day', 'mailto:x@example.org'],
  });
  expect(settings).toMatchObject({
    publisher: { legalName: 'The Day', contactEmail: null, ethicsPolicyUrl: null },
    social: ['https://example.org/day'],
  });
});

test('sections stand in for an empty navigation; pages behind a route are not linked', async () => {
  const page = (slug: string): LakeDocument => ({
    _id: slug,
    _type: 'page',
    title: slug,
    slug: { current: slug },
  });
  const { view: settings } = await read({}, page('about'), page('search'));
  expect(settings?.navigation.map(({ id }) => id)).toEqual(['world']);
  expect(settings?.pages.map(({ href }) => href)).toEqual(['/about']);
  const chosen = await read({ navigation: references('gone', 'world') });
  expect(chosen.view?.navigation.map(({ id }) => id)).toEqual(['world']);
});
