import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ title, credit, duration }: Facts) => {
  if (words(title) === '') return null;
  return (
    <div style={look.box}>
      <p style={look.title}>▶ {words(title)}</p>
      <p style={look.small}>
        {[duration, credit]
          .map(words)
          .filter((word) => word !== '')
          .join(' · ')}
      </p>
    </div>
  );
};

/** A recording: what is heard, and whose it is. */
export const AudioPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Audio" draw={draw} preview={preview} />
);
