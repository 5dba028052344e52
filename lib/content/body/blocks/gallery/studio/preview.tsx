import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

/** Pixels: half of a text's width, on a screen with twice as many. */
const width = 600;

const draw = ({ title, urls, count }: Facts) => {
  const known = (Array.isArray(urls) ? urls : []).map(words).filter((url) => url !== '');
  if (known.length === 0) return null;
  const others = typeof count === 'number' ? count - known.length : 0;
  return (
    <figure style={{ margin: 0 }}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
        {known.map((url) => (
          // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
          <img
            key={url}
            src={`${url}?w=${width}&auto=format`}
            alt=""
            loading="lazy"
            style={{ display: 'block', width: '100%', height: 180, objectFit: 'cover' }}
          />
        ))}
      </div>
      <figcaption style={look.small}>
        {words(title)} {others > 0 && `and ${others} more`}
      </figcaption>
    </figure>
  );
};

/** A gallery: its first pictures, and how many more there are. */
export const GalleryPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Gallery" draw={draw} preview={preview} />
);
