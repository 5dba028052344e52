import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Frame } from '#components/frame/frame.tsx';
import { JsonLd } from '#components/json-ld.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import type { Loaded } from '#lib/content/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { type Unmarked, unmarked } from '#lib/metadata/unmarked.ts';
import { type ListPath, listPagePath } from '#lib/routes.ts';
import { missingMetadata } from './missing-metadata.ts';
import { movedOrMissing } from './moved-or-missing.ts';
import { pageNumberOf, slugOf } from './params.ts';

/** Which page of which list: the slug is empty for a list there is one of, such as `/latest`. */
type Place = { slug: string; page: number };

type ListRoute<View> = {
  /** The list's view, or null when there is no such list or no such page of it. */
  load: (place: Place, viewing: Viewing) => Promise<Loaded<View | null>>;
  path: (slug: string) => ListPath;
  metadata: (view: Unmarked<View>, settings: Unmarked<SettingsView>) => Metadata;
  jsonLd: (view: Unmarked<View>, settings: Unmarked<SettingsView>) => readonly object[];
  show: (view: View, settings: SettingsView) => ReactNode;
};

/** What the routes of a list share: its first page, and the numbered ones. */
export function listRoute<View extends object>(route: ListRoute<View>) {
  async function load(place: Place, viewing: Viewing) {
    const [list, settings] = await Promise.all([route.load(place, viewing), loadSettings(viewing)]);
    return { view: list.view, settings: settings.view, marks: [...settings.marks, ...list.marks] };
  }

  async function show(place: Place, viewing: Viewing): Promise<ReactNode> {
    const { view, settings, marks } = await load(place, viewing);
    const path = route.path(place.slug);
    if (view === null) return place.page === 1 ? movedOrMissing(path) : notFound();
    const address = listPagePath(path, place.page);
    return (
      <Frame settings={settings} viewing={viewing} path={address} section={path}>
        {route.show(view, settings)}
        <JsonLd data={route.jsonLd(unmarked(view), unmarked(settings))} />
        <Marks marks={marks} viewing={viewing} />
      </Frame>
    );
  }

  return {
    async metadata(params: Params): Promise<Metadata> {
      const { view, settings } = await load(await placeOf(params), await currentViewing());
      return view === null ? missingMetadata : route.metadata(unmarked(view), unmarked(settings));
    },
    async page(params: Params): Promise<ReactNode> {
      return show(await placeOf(params), await currentViewing());
    },
  };
}

/** The params of `/<list>`, `/<list>/<slug>`, and either with `/page/<page>`. */
type Params = Promise<{ slug?: string; page?: string }>;

async function placeOf(params: Params): Promise<Place> {
  const { slug, page } = await params;
  return {
    slug: slug === undefined ? '' : slugOf(slug),
    page: page === undefined ? 1 : pageNumberOf(page),
  };
}
