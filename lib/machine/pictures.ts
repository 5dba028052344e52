import 'server-only';
import { draw } from '#lib/card/drawing.ts';
import { iconFile } from '#lib/card/icon-file.ts';
import { iconSizes } from '#lib/card/look.ts';
import { loadArticle } from '#lib/content/article/load.ts';
import { loadAuthorPage } from '#lib/content/list/author/load.ts';
import { loadSectionPage } from '#lib/content/list/section/load.ts';
import { loadTagPage } from '#lib/content/list/tag/load.ts';
import { loadSettings } from '#lib/content/settings/load.ts';
import { loadStaticPage } from '#lib/content/static-page/load.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import { articleCard, authorCard, type Card, pageCard, sectionCard, tagCard } from './cards.ts';
import type { MachineDocument } from './respond.ts';

/** Pictures the site draws itself: cards that stand for pages without one, and its icons. */
type Making = Promise<MachineDocument | null>;

const newsroom = async () => (await loadSettings(readerViewing)).view;
const newsroomName = async (): Promise<string> => (await newsroom()).name;

const png = (body: Uint8Array<ArrayBuffer>): MachineDocument => ({ body, type: 'image/png' });

const icon = async (size: number, maskable = false) =>
  draw({ kind: 'icon', name: await newsroomName(), size, maskable });

async function card(said: Card | null): Making {
  if (said === null) return null;
  return png(await draw({ kind: 'card', words: { ...said, name: await newsroomName() } }));
}

/** The card of the page under a slug, by the type of the document. */
export const cardOf = {
  article: async (slug: string): Making => {
    const { view } = await loadArticle(slug, readerViewing);
    return card(view && articleCard(view));
  },
  tag: async (slug: string): Making => {
    const { view } = await loadTagPage(slug, 1, readerViewing);
    return card(view && tagCard(view, (await newsroom()).language));
  },
  section: async (slug: string): Making => {
    const { view } = await loadSectionPage(slug, 1, readerViewing);
    return card(view && sectionCard(view));
  },
  author: async (slug: string): Making => {
    const { view } = await loadAuthorPage(slug, 1, readerViewing);
    return card(view && authorCard(view));
  },
  page: async (slug: string): Making => {
    const { view } = await loadStaticPage(slug, readerViewing);
    return card(view && pageCard(view.title));
  },
};

/** The card of the front page, and of lists that are of nothing else: the newsroom's. */
export const newsroomCard = async (): Making => card(pageCard(await newsroomName()));

export async function siteIcon(name: string): Making {
  const [, maskable, size] = /^(maskable-)?(\d+)\.png$/.exec(name) ?? [];
  if (!iconSizes.some((known) => String(known) === size)) return null;
  return png(await icon(Number(size), maskable !== undefined));
}

const touchSize = 180;
export const touchIcon = async (): Making => png(await icon(touchSize));

const faviconSize = 32;
export async function favicon(): Making {
  return { body: iconFile(await icon(faviconSize), faviconSize), type: 'image/x-icon' };
}
