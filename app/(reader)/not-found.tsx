import { DraftBar } from '#components/draft-bar.tsx';
import { Missing } from '#components/missing.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import type { Viewing } from '#lib/content/viewing.ts';
import { missingMetadata } from './missing-metadata.ts';
import { viewed } from './viewed.tsx';

export const metadata = missingMetadata;

/**
 * Next sends this along with every page, in case. So it asks for nothing but the settings, which
 * every page has, and is short.
 */
export default function NotFound() {
  return viewed(missing);
}

async function missing(viewing: Viewing) {
  const { view: settings } = await loadSettings(viewing);
  return (
    <>
      <Missing settings={settings} />
      {viewing.mode === 'draft' && <DraftBar perspective={viewing.perspective} />}
    </>
  );
}
