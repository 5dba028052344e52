/** Of every card, in pixels: the shape in which most services show what stands for a page. */
export const cardSize = { width: 1200, height: 630 };

/** The colours of `components/styles/tokens.css`, in the light; the paper's is in `lib/paper.ts`. */
export const ink = '#16150f';
export const signal = '#bd261b';

/** Sizes an installed site asks its icon in. */
export const iconSizes = [192, 512] as const;
