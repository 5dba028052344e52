import type { PreviewProps } from 'sanity';
import { paragraphsOf } from '#sanity/schema/body/first-words.ts';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ title, body }: Facts) => {
  const paragraphs = paragraphsOf(body);
  if (words(title) === '' && paragraphs.length === 0) return null;
  return (
    <div style={look.box}>
      <p style={look.title}>{words(title)}</p>
      {paragraphs.map(({ key, text }) => (
        <p key={key} style={look.text}>
          {text}
        </p>
      ))}
    </div>
  );
};

/** A fact box: its title, and what stands in it. */
export const FactBoxPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Fact box" draw={draw} preview={preview} />
);
