import { openPreview } from '#lib/preview/open.ts';

/** Opens the preview to whoever brings a secret the Studio made; 401 to anyone else. */
export const GET = openPreview;
