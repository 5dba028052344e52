import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ url, alt, caption, credit }: Facts) => {
  if (words(url) === '') return null;
  return (
    <figure style={{ margin: 0 }}>
      {/* biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake. */}
      <img
        src={`${words(url)}?w=${width}&auto=format`}
        alt={words(alt)}
        loading="lazy"
        style={{ display: 'block', width: '100%', maxHeight: 360, objectFit: 'cover' }}
      />
      <figcaption style={look.small}>
        {words(caption)} {words(credit) || 'No credit yet'}
      </figcaption>
    </figure>
  );
};

/** Pixels: a picture between two paragraphs, on a screen with twice as many. */
const width = 1200;

/** A picture with its caption and credit. */
export const NewsImagePreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Picture" draw={draw} preview={preview} />
);
