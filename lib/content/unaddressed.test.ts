import { stegaClean } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Content } from './contract/content.ts';
import { read } from './contract/read.ts';
import { unaddressedAuthorContent } from './list/author/author.ts';
import { unaddressedSectionContent } from './list/section/section.ts';
import { unaddressedTagContent } from './list/tag/tag.ts';
import { unaddressedPageContent } from './static-page/static-page.ts';
import { placeIn } from './testing/place-in.ts';
import { ask, surroundings } from './testing/small-lake.ts';
import { type NamedType, namedForPreview } from './unaddressed.ts';

const contents: Record<NamedType, { content: Content<z.ZodType>; titleField: string }> = {
  section: { content: unaddressedSectionContent, titleField: 'title' },
  tag: { content: unaddressedTagContent, titleField: 'title' },
  author: { content: unaddressedAuthorContent, titleField: 'name' },
  page: { content: unaddressedPageContent, titleField: 'title' },
};
const types = ['section', 'tag', 'author', 'page'] as const;

async function shown(type: NamedType, fields: object) {
  const stored = { _id: `new-${type}`, _type: type, ...fields };
  const raw = await ask(contents[type].content.query, [...surroundings, stored], {
    id: `new-${type}`,
    previewing: true,
  });
  const reading = read(contents[type].content.contract, namedForPreview(type)(raw));
  return reading.ok ? reading.value : null;
}

test.each(types)(
  'a %s that was only begun is seen, and its name leads to where it goes',
  async (type) => {
    const { titleField } = contents[type];
    const view = await shown(type, {});
    const name = String(Reflect.get(Object(view), titleField));
    expect(stegaClean(name)).toMatch(/^No (title|name) of the .* yet$/);
    expect(placeIn(name)).toEqual({ id: `new-${type}`, type, path: titleField });
  },
);

test.each(types)('a %s with a name and an empty address is seen by it', async (type) => {
  const { titleField } = contents[type];
  const view = await shown(type, { [titleField]: 'Ferries', slug: { current: '' } });
  expect(view).toMatchObject({ [titleField]: 'Ferries' });
});

test.each(types)('a %s that has an address is not at its id', async (type) => {
  expect(
    await shown(type, { [contents[type].titleField]: 'F', slug: { current: 'f' } }),
  ).toBeNull();
});

test.each(types)('a %s whose name is a space is seen as one without', async (type) => {
  const { titleField } = contents[type];
  const view = await shown(type, { [titleField]: ' ' });
  expect(stegaClean(String(Reflect.get(Object(view), titleField)))).toMatch(/^No /);
});

test.each([[null], ['text'], [undefined]])('%j stays what it is', (raw) => {
  expect(namedForPreview('tag')(raw)).toBe(raw);
});
