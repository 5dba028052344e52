import type { ListPath } from '#lib/routes.ts';
import type { TextBlockView } from '../body/text/view.ts';

/** A page of the newsroom's own: about, ethics. */
export type StaticPageView = { id: string; path: ListPath; title: string; body: TextBlockView[] };
