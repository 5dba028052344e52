import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

const draw = ({ url, title }: Facts) => {
  if (words(url) === '' && words(title) === '') return null;
  return (
    <div style={look.box}>
      <p style={look.title}>{words(title) || 'No title yet'}</p>
      <p style={look.small}>
        {words(url) === '' ? 'No address yet' : `Opens ${hostOf(words(url))} ↗`}
      </p>
    </div>
  );
};

/** An embed, as the link that readers get. */
export const EmbedPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Embed" draw={draw} preview={preview} />
);
