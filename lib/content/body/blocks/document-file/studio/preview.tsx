import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ title, about, type, pages }: Facts) => {
  if (words(title) === '') return null;
  const facts = [words(type), typeof pages === 'number' ? `${pages} pages` : '', words(about)];
  return (
    <div style={look.box}>
      <p style={look.title}>{words(title)}</p>
      <p style={look.small}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
    </div>
  );
};

/** A document, as the link that readers get. */
export const DocumentFilePreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Document" draw={draw} preview={preview} />
);
