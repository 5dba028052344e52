import { Frame } from '#components/frame/frame.tsx';
import { MissingPage } from '#components/missing/missing-page.tsx';
import { loadRails } from '#lib/content/front-page/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing } from '#lib/content/viewing.ts';
import { missingMetadata } from '../missing-metadata.ts';

export const generateMetadata = missingMetadata;

/**
 * The page about a missing page, whole, for the front door to send with status 404: what Next sends
 * for one is an empty shell that script has to fill.
 */
export default async function Page() {
  const viewing = await currentViewing();
  const [{ view: settings }, { view: rails }] = await Promise.all([
    loadSettings(viewing),
    loadRails(viewing),
  ]);
  return (
    <Frame settings={settings} viewing={viewing}>
      <MissingPage settings={settings} rails={rails} />
    </Frame>
  );
}
