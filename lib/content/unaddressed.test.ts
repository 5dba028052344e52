import { stegaClean } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Content } from './contract/content.ts';
import { read } from './contract/read.ts';
import { authorPageByIdContent } from './list/author/author.ts';
import { sectionPageByIdContent } from './list/section/section.ts';
import { tagPageByIdContent } from './list/tag/tag.ts';
import { staticPageByIdContent } from './static-page/static-page.ts';
import { placeIn } from './testing/place-in.ts';
import { ask, surroundings } from './testing/small-lake.ts';
import { type NamedType, namedForPreview } from './unaddressed.ts';

const contents: Record<NamedType, { content: Content<z.ZodType>; titleField: string }> = {
  section: { content: sectionPageByIdContent, titleField: 'title' },
  tag: { content: tagPageByIdContent, titleField: 'title' },
  author: { content: authorPageByIdContent, titleField: 'name' },
  page: { content: staticPageByIdContent, titleField: 'title' },
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

test.each(types)(
  'a %s that got an address while it was looked at is still at its id',
  async (type) => {
    const { titleField } = contents[type];
    const fields = { [titleField]: 'Ferries', slug: { current: 'ferries' } };
    expect(await shown(type, fields)).toMatchObject({ [titleField]: 'Ferries' });
  },
);

test.each(types)('a %s whose name is a space is seen as one without', async (type) => {
  const { titleField } = contents[type];
  const view = await shown(type, { [titleField]: ' ' });
  expect(stegaClean(String(Reflect.get(Object(view), titleField)))).toMatch(/^No /);
});

test.each([[null], ['text'], [undefined]])('%j stays what it is', (raw) => {
  expect(namedForPreview('tag')(raw)).toBe(raw);
});
