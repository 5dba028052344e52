import type { ImageView } from '../../../image/view.ts';
import type { Block } from '../view.ts';

export type GalleryView = Block<'gallery', { title: string | null; pictures: ImageView[] }>;
