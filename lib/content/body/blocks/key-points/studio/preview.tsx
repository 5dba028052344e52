import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ points }: Facts) => {
  const written = (Array.isArray(points) ? points : []).map(words).filter((point) => point !== '');
  if (written.length === 0) return null;
  return (
    <div style={look.box}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {written.map((point) => (
          <li key={point} style={look.text}>
            {point}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Key points, one below the other. */
export const KeyPointsPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Key points" draw={draw} preview={preview} />
);
