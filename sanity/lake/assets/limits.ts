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
  /** Transformations at work at once; each uses one core. */
  transformationsAtOnce: number;
  /** Transformations waiting for a place before newcomers are told to come back. */
  transformationsWaiting: number;
};

const mebibyte = 1024 * 1024;

export const defaultLimits: AssetLimits = {
  imageBytes: 64 * mebibyte,
  fileBytes: 1024 * mebibyte,
  // A 100-megapixel camera's picture passes; unpacked as RGBA it takes 400 MB at the very most.
  imagePixels: 108_000_000,
  cacheBytes: 512 * mebibyte,
  transformationsAtOnce: 2,
  transformationsWaiting: 256,
};
