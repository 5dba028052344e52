import type { ImageView } from '../../../image/view.ts';
import type { FrameView } from '../../frame/view.ts';
import type { TextBlockView } from '../../text/view.ts';
import type { Duration } from '../audio/view.ts';
import type { Block } from '../view.ts';

/** Where a video comes from: a file of ours, a known site's player, or a site that can only be gone to. */
export type VideoSource =
  | { kind: 'file'; url: string }
  | { kind: 'frame'; frame: FrameView; url: string; host: string }
  | { kind: 'link'; url: string; host: string };

/** What is said in a video, to be read over it. */
export type CaptionsView = { url: string; language: string };

export type VideoView = Block<
  'video',
  {
    source: VideoSource;
    title: string;
    poster: ImageView | null;
    duration: Duration | null;
    credit: string | null;
    captions: CaptionsView[];
    /** What is seen and heard, in words; empty when nobody has written it down. */
    transcript: TextBlockView[];
  }
>;
