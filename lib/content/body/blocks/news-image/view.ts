import type { ImageView } from '../../../image/view.ts';
import type { Placement } from '../../placement/view.ts';
import type { Block } from '../view.ts';

export type NewsImageView = Block<'newsImage', { image: ImageView; placement: Placement }>;
