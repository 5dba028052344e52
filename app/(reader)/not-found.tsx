import { DraftBar } from '#components/draft-bar.tsx';
import { Missing } from '#components/missing/missing.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing } from '#lib/content/viewing.ts';
import { missingMetadata } from './missing-metadata.ts';

export const generateMetadata = missingMetadata;

/**
 * Next sends this along with every page, in case. So it asks for nothing but the settings, which
 * every page has, and is short.
 */
export default async function NotFound() {
  const viewing = await currentViewing();
  const { view: settings } = await loadSettings(viewing);
  return (
    <>
      <Missing settings={settings} />
      {viewing.mode === 'draft' && <DraftBar {...viewing} />}
    </>
  );
}
