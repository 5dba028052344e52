import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { Article } from '#components/article/article.tsx';
import { Frame } from '#components/frame/frame.tsx';
import { SharedDraftBar } from '#components/shared-draft-bar.tsx';
import { loadSettings } from '#lib/content/settings/load.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import { sharedDraftMetadata } from '#lib/metadata/page.ts';
import { loadShared } from '#lib/preview/shared/load.ts';
import { missingMetadata } from '../../missing-metadata.ts';
import { slugOf } from '../../params.ts';

type Props = { params: Promise<{ token: string }> };

// Once for a page and its head: an opening counts once.
const load = cache(loadShared);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await load(slugOf((await params).token));
  if (shared === null) return missingMetadata();
  const { view: settings } = await loadSettings(readerViewing);
  return sharedDraftMetadata(shared.view.headline, settings.language);
}

/** One draft, for somebody who was given a link to it. No mark of it follows what changes in the lake. */
export default async function Page({ params }: Props) {
  const shared = await load(slugOf((await params).token));
  if (shared === null) notFound();
  if (shared.isOut) redirect(shared.view.href);
  const { view: settings } = await loadSettings(readerViewing);
  return (
    <Frame
      settings={settings}
      viewing={readerViewing}
      section={shared.view.section?.href}
      language={shared.view.language}
    >
      <SharedDraftBar until={shared.until} clock={settings} />
      <Article view={shared.view} clock={settings} />
    </Frame>
  );
}
