import type { PreviewProps } from 'sanity';
import { frameOf } from '#lib/content/body/frame/providers.ts';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** What readers can do with it: load it where its site is known, otherwise go there. */
function done(url: string): string {
  if (url === '') return 'No address yet';
  const frame = frameOf(url);
  return frame === null
    ? `A link: opens ${hostOf(url)} ↗`
    : `Loads from ${frame.provider} when a reader asks, not before`;
}

const draw = ({ url, title, picture }: Facts) => {
  if (words(url) === '' && words(title) === '') return null;
  return (
    <div style={look.box}>
      {words(picture) !== '' && (
        // biome-ignore lint/performance/noImgElement: the Studio draws it, from the lake.
        <img
          src={`${words(picture)}?w=600&auto=format`}
          alt=""
          loading="lazy"
          style={{ display: 'block', width: '100%', height: 200, objectFit: 'cover' }}
        />
      )}
      <p style={look.title}>{words(title) || 'No title yet'}</p>
      <p style={look.small}>{done(words(url))}</p>
    </div>
  );
};

/** An embed, and what readers can do with it. */
export const EmbedPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Embed" draw={draw} preview={preview} />
);
