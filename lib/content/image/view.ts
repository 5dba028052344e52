/** A picture as pages use it: which asset, which part of it matters, and what is said about it. */
export type ImageView = {
  asset: {
    /** Sanity asset document id, `image-<sha1>-<W>x<H>-<ext>`. */
    id: string;
    /**
     * Address of the original, which only who is signed in is served, and which tells more than it shows:
     * `sources.ts` makes of it what pages, feeds and metadata may have.
     */
    url: string;
    /** Size of the original in pixels. */
    width: number;
    height: number;
    /** A tiny data: URI to show until the picture is there; none of one that is cropped. */
    lqip: string | null;
  };
  /** Fractions (0–1) cut off each side by the editor. */
  crop: { top: number; bottom: number; left: number; right: number } | null;
  /** The focal point, as fractions (0–1) of the uncropped picture. */
  hotspot: { x: number; y: number } | null;
  alt: string;
  caption: string | null;
  /** The line that is printed. */
  credit: string | null;
  /** The person who made it, where the newsroom says. */
  photographer?: string | null;
  licence: { name: string; url: string | null } | null;
  source: string | null;
};
