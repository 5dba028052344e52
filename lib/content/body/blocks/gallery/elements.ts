import { h } from 'hastscript';
import { type AsElements, figure } from '../../elements.ts';
import type { GalleryView } from './view.ts';

export const galleryElements: AsElements<GalleryView> = ({ title, pictures }, elsewhere) =>
  [
    title === null ? null : h('p', h('strong', title)),
    ...pictures.map((image) => figure(image, elsewhere)),
  ].filter((part) => part !== null);
