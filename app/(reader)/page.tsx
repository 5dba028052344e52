import type { Metadata } from 'next';
import { Frame } from '#components/frame/frame.tsx';
import { FrontPage } from '#components/front/front-page.tsx';
import { JsonLd } from '#components/json-ld.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import { loadFrontPage } from '#lib/content/front-page/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { frontPageJsonLd, frontPageMetadata } from '#lib/metadata/front-page.ts';
import { unmarked } from '#lib/metadata/unmarked.ts';
import { frontPath } from '#lib/routes.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { front, settings } = await load(await currentViewing());
  return frontPageMetadata(unmarked(front.view), unmarked(settings.view));
}

export default async function Page() {
  const viewing = await currentViewing();
  const { front, settings } = await load(viewing);
  return (
    <Frame settings={settings.view} viewing={viewing} path={frontPath()}>
      <FrontPage view={front.view} clock={settings.view} />
      <JsonLd data={frontPageJsonLd(unmarked(front.view), unmarked(settings.view))} />
      <Marks marks={[...settings.marks, ...front.marks]} viewing={viewing} />
    </Frame>
  );
}

async function load(viewing: Viewing) {
  const [front, settings] = await Promise.all([loadFrontPage(viewing), loadSettings(viewing)]);
  return { front, settings };
}
