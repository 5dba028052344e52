import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ title, credit, duration, from, picture }: Facts) => {
  if (words(title) === '') return null;
  return (
    <div style={look.box}>
      {words(picture) !== '' && (
        // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
        <img
          src={`${words(picture)}?w=600&auto=format`}
          alt=""
          loading="lazy"
          style={{ display: 'block', width: '100%', aspectRatio: '16 / 9', objectFit: 'cover' }}
        />
      )}
      <p style={look.title}>▶ {words(title)}</p>
      <p style={look.small}>
        {[duration, credit, from]
          .map(words)
          .filter((word) => word !== '')
          .join(' · ')}
      </p>
    </div>
  );
};

/** A video: its picture, what is seen, and where it comes from. */
export const VideoPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Video" draw={draw} preview={preview} />
);
