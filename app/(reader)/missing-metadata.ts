import type { Metadata } from 'next';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing } from '#lib/content/viewing.ts';
import { missingPageMetadata } from '#lib/metadata/page.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';

/** Of an address where nothing is; pages give it too, since the browser takes over theirs. */
export async function missingMetadata(): Promise<Metadata> {
  const { view: settings } = await loadSettings(await currentViewing());
  return missingPageMetadata(unmarked(settings));
}
