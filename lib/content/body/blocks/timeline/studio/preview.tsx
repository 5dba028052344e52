import type { PreviewProps } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ title, events }: Facts) => {
  const all: unknown[] = Array.isArray(events) ? events : [];
  if (all.length === 0) return null;
  return (
    <div style={look.box}>
      <p style={look.title}>{words(title)}</p>
      {all.map((event, place) => {
        const told = { when: '', what: '', ...(isObject(event) ? event : {}) };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is drawn keeps nothing.
          <p key={place} style={look.text}>
            <strong>{words(told.when)}</strong> {words(told.what)}
          </p>
        );
      })}
    </div>
  );
};

/** A timeline: when, and what. */
export const TimelinePreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Timeline" draw={draw} preview={preview} />
);
