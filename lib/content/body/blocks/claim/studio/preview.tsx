import type { PreviewProps } from 'sanity';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ claim, claimant, found, verdict }: Facts) => {
  if (words(claim) === '') return null;
  return (
    <div style={look.box}>
      <p style={look.title}>{words(claim)}</p>
      <p style={look.small}>{words(claimant)}</p>
      <p style={look.title}>{words(found)}</p>
      {words(verdict) !== '' && <p style={look.text}>{words(verdict)}</p>}
    </div>
  );
};

/** A claim, who made it, and what was found. */
export const ClaimPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Checked claim" draw={draw} preview={preview} />
);
