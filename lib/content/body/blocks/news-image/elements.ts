import { type AsElements, figure } from '../../elements.ts';
import type { NewsImageView } from './view.ts';

export const newsImageElements: AsElements<NewsImageView> = ({ image }, elsewhere) => [
  figure(image, elsewhere),
];
