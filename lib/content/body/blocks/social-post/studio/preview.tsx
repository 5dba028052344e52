import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ author, handle, text }: Facts) =>
  words(text) === '' ? null : (
    <div style={look.box}>
      <p style={{ ...look.text, whiteSpace: 'pre-line' }}>{words(text)}</p>
      <p style={look.small}>
        <strong>{words(author)}</strong> {words(handle)}
      </p>
    </div>
  );

/** A post: what it says, and who wrote it. */
export const SocialPostPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Social post" draw={draw} preview={preview} />
);
