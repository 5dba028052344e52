import type { en } from './catalogues/en.ts';

/** The words of one language: every one that English has, and no other. */
export type Catalogue = {
  readonly [Area in keyof typeof en]: { readonly [Word in keyof (typeof en)[Area]]: string };
};
