import type { ImageView } from '../../../image/view.ts';
import type { FrameView } from '../../frame/view.ts';
import type { Block } from '../view.ts';

export type EmbedView = Block<
  'embed',
  {
    url: string;
    title: string;
    host: string;
    /** Shown until the reader asks for the thing itself. */
    poster: ImageView | null;
    /** Of a site that is known; without it the embed is a link. */
    frame: FrameView | null;
  }
>;
