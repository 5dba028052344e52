/** A picture as pages use it: which asset, which part of it matters, and what is said about it. */
export type ImageView = {
  asset: {
    /** Sanity asset document id, `image-<sha1>-<W>x<H>-<ext>`. */
    id: string;
    /** Address of the original file, ready for a page; pages ask `sources.ts` for fitting sizes. */
    url: string;
    /** Size of the original in pixels. */
    width: number;
    height: number;
    /** A tiny data: URI to show until the picture is there. */
    lqip: string | null;
    /** Media type and size of the original file, for feeds. */
    mimeType: string | null;
    bytes: number | null;
  };
  /** Fractions (0–1) cut off each side by the editor. */
  crop: { top: number; bottom: number; left: number; right: number } | null;
  /** The focal point, as fractions (0–1) of the uncropped picture. */
  hotspot: { x: number; y: number } | null;
  alt: string;
  caption: string | null;
  credit: string | null;
  licence: { name: string; url: string | null } | null;
  source: string | null;
};
