import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Breadcrumbs, type Step } from '#components/frame/breadcrumbs.tsx';
import { Frame } from '#components/frame/frame.tsx';
import { JsonLd } from '#components/json-ld.tsx';
import { Marks } from '#components/open-page/marks.tsx';
import type { Loaded } from '#lib/content/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { currentViewing, type Viewing } from '#lib/content/viewing.ts';
import { type Unmarked, unmarked } from '#lib/metadata/unmarked.ts';
import { missingMetadata } from './missing-metadata.ts';

export type ReaderPage<Asked, View> = {
  /** The view of what was asked for, or null when there is no such page. */
  load: (asked: Asked, viewing: Viewing) => Promise<Loaded<View | null>>;
  path: (view: View, asked: Asked) => string;
  /** The section it belongs to, as its path. */
  section?: (view: View, asked: Asked) => string | undefined;
  /** The language of its content, where that is another than the newsroom's. */
  language?: (view: View) => string | undefined;
  /** Where it stands: the pages on the way to it from the front page, and itself. */
  steps?: (view: View, asked: Asked, settings: SettingsView) => readonly Step[];
  metadata: (view: Unmarked<View>, settings: Unmarked<SettingsView>) => Metadata;
  jsonLd?: (view: Unmarked<View>, settings: Unmarked<SettingsView>) => readonly object[];
  show: (view: View, settings: SettingsView) => ReactNode;
  /** What becomes of a page that is not there. Does not return. */
  missing: (asked: Asked) => Promise<never>;
};

/** What all pages for readers share: the newsroom around them, head data, and staying true while open. */
export function readerPage<Asked, View extends object>(page: ReaderPage<Asked, View>) {
  async function load(asked: Asked, viewing: Viewing) {
    const [content, settings] = await Promise.all([
      page.load(asked, viewing),
      loadSettings(viewing),
    ]);
    const marks = [...settings.marks, ...content.marks];
    return { view: content.view, settings: settings.view, marks };
  }

  return {
    async metadata(asked: Asked): Promise<Metadata> {
      const { view, settings } = await load(asked, await currentViewing());
      return view === null ? missingMetadata() : page.metadata(unmarked(view), unmarked(settings));
    },
    async page(asked: Asked): Promise<ReactNode> {
      const viewing = await currentViewing();
      const { view, settings, marks } = await load(asked, viewing);
      if (view === null) return page.missing(asked);
      return (
        <Frame
          settings={settings}
          viewing={viewing}
          path={page.path(view, asked)}
          section={page.section?.(view, asked)}
          language={page.language?.(view)}
        >
          {page.show(view, settings)}
          {page.steps && (
            <Breadcrumbs
              settings={settings}
              steps={page.steps(view, asked, settings)}
              path={page.path(view, asked)}
            />
          )}
          {page.jsonLd && <JsonLd data={page.jsonLd(unmarked(view), unmarked(settings))} />}
          <Marks marks={marks} viewing={viewing} language={settings.language} />
        </Frame>
      );
    },
  };
}
