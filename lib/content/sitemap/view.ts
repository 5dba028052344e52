import type { ImageView } from '../image/view.ts';
import type { Instant } from '../story/view.ts';

/** A page search engines may list. */
export type SitemapEntryView = {
  /** On the site, `/article/…`. */
  path: string;
  /** When its content last changed, where that is known. */
  modifiedAt: Instant | null;
  /** What it shows. */
  pictures: ImageView[];
};

/** A file of the sitemap: its name, and when something in it last changed. */
export type SitemapPartView = { name: string; modifiedAt: Instant | null };

/** A story as news search takes it. */
export type NewsEntryView = {
  path: string;
  headline: string;
  publishedAt: Instant;
  /** BCP 47, where it is another than the newsroom's. */
  language?: string | null;
};
