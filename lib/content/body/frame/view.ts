/** What stands in a frame of another site; it says how large the frame is. */
export type FrameKind = 'video' | 'audio' | 'map' | 'chart';

/** Something that a known site shows in a frame, loaded when a reader asks for it. */
export type FrameView = {
  /** The site's name, as readers know it. */
  provider: string;
  kind: FrameKind;
  /** What the frame is filled with. */
  src: string;
};
