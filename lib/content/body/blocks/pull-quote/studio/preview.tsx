import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ text, attribution }: Facts) =>
  words(text) === '' ? null : (
    <figure style={{ margin: 0 }}>
      <blockquote style={look.quote}>{words(text)}</blockquote>
      {words(attribution) !== '' && (
        <figcaption style={look.small}>{words(attribution)}</figcaption>
      )}
    </figure>
  );

/** A pull quote, set large. */
export const PullQuotePreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Pull quote" draw={draw} preview={preview} />
);
