import type { PreviewProps } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { paragraphsOf } from '#sanity/schema/body/first-words.ts';
import { DrawnBlock, type Facts, look, words } from '#sanity/writing/body/drawn-block.tsx';

const draw = ({ questions }: Facts) => {
  const all: unknown[] = Array.isArray(questions) ? questions : [];
  if (all.length === 0) return null;
  return (
    <div>
      {all.map((exchange, place) => {
        const told = { question: '', answer: [], ...(isObject(exchange) ? exchange : {}) };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is drawn keeps nothing.
          <div key={place}>
            <p style={look.title}>{words(told.question)}</p>
            {paragraphsOf(told.answer).map(({ key, text }) => (
              <p key={key} style={look.text}>
                {text}
              </p>
            ))}
          </div>
        );
      })}
    </div>
  );
};

/** Questions, each over its answer. */
export const InterviewPreview = (preview: PreviewProps) => (
  <DrawnBlock kind="Questions and answers" draw={draw} preview={preview} />
);
