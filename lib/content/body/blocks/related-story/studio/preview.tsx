import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ headline, label }: Facts) =>
  words(headline) === '' ? null : (
    <div style={look.box}>
      <p style={look.small}>{words(label) || 'Related'}</p>
      <p style={look.title}>{words(headline)}</p>
    </div>
  );

/** A pointer to another story. */
export const RelatedStoryPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Related story" draw={draw} preview={preview} />
);
