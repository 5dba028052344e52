/** Bounds on what the asset rooms accept, make and keep. */
export type AssetLimits = {
  /** Largest picture accepted, in bytes. */
  imageBytes: number;
  /** Largest other file accepted, in bytes. */
  fileBytes: number;
  /** Most pixels (width × height × frames) a picture may unpack to. */
  imagePixels: number;
  /** Most bytes of transformed pictures kept on disk; the least recently served go first. */
  cacheBytes: number;
  /** The same for sizes no page asks for, so that whoever tries them all costs readers nothing. */
  otherCacheBytes: number;
  /** Pictures unpacked at once, each in a process of its own that uses one core. */
  transformationsAtOnce: number;
  /** How many may wait in each lane before newcomers are told to come back, and how many of one visitor. */
  transformationsWaiting: number;
  waitingPerVisitor: number;
  /** Milliseconds anybody waits for a place. */
  waitingMs: number;
  /** Milliseconds it may take to make a picture, and one that no page of the site asks for. */
  workMs: number;
  otherWorkMs: number;
  /** Milliseconds it may take to look at an upload. */
  inspectMs: number;
  /** Most bytes of memory one picture may take. */
  workBytes: number;
};

const mebibyte = 1024 * 1024;

export const defaultLimits: AssetLimits = {
  imageBytes: 64 * mebibyte,
  fileBytes: 1024 * mebibyte,
  // A 100-megapixel camera's picture passes; unpacked as RGBA it takes 400 MB at the very most.
  imagePixels: 108_000_000,
  cacheBytes: 512 * mebibyte,
  otherCacheBytes: 64 * mebibyte,
  transformationsAtOnce: 2,
  transformationsWaiting: 256,
  waitingPerVisitor: 64,
  waitingMs: 30_000,
  workMs: 30_000,
  otherWorkMs: 10_000,
  inspectMs: 30_000,
  workBytes: 1024 * mebibyte,
};
