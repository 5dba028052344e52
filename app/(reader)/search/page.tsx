import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Frame } from '#components/frame/frame.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import { SearchPage } from '#components/search/search-page.tsx';
import { parsePageNumber } from '#lib/content/list/page-number.ts';
import { loadSearch } from '#lib/content/list/search/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { searchMetadata } from '#lib/metadata/search.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';
import { searchPath } from '#lib/routes.ts';
import { missingMetadata } from '../missing-metadata.ts';

type Words = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Words> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { found, settings } = await load(await searchParams, await currentViewing());
  return found.view === null
    ? missingMetadata
    : searchMetadata(unmarked(found.view), unmarked(settings.view));
}

export default async function Page({ searchParams }: Props) {
  const words = await searchParams;
  const viewing = await currentViewing();
  const { found, settings } = await load(words, viewing);
  if (found.view === null) notFound();
  return (
    <Frame settings={settings.view} viewing={viewing} path={searchPath(found.view.query)}>
      <SearchPage view={found.view} clock={settings.view} />
      <Marks marks={[...settings.marks, ...found.marks]} viewing={viewing} />
    </Frame>
  );
}

async function load(words: Words, viewing: Viewing) {
  const page = words.page === undefined ? 1 : (parsePageNumber(one(words.page)) ?? 1);
  const [found, settings] = await Promise.all([
    loadSearch(one(words.q), page, viewing),
    loadSettings(viewing),
  ]);
  return { found, settings };
}

/** The first of a parameter's values, empty when it has none. */
const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';
