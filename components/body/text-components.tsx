import type { ReactNode } from 'react';
import type { TextMark, TextStyle } from '#lib/content/body/text/view.ts';
import { inner, type Level } from './levels.ts';
import styles from './text.module.css';

type Children = { children?: ReactNode };
type MarkProps<T extends TextMark['_type']> = Children & {
  value?: Extract<TextMark, { _type: T }>;
};

const annotations = {
  link: ({ value, children }: MarkProps<'link'>) => <a href={value?.href}>{children}</a>,
  storyLink: ({ value, children }: MarkProps<'storyLink'>) => <a href={value?.href}>{children}</a>,
} satisfies { [T in TextMark['_type']]: (props: MarkProps<T>) => ReactNode };

const decorators = {
  strong: ({ children }: Children) => <strong>{children}</strong>,
  em: ({ children }: Children) => <em>{children}</em>,
  underline: ({ children }: Children) => <u>{children}</u>,
  code: ({ children }: Children) => <code>{children}</code>,
};

type StyleProps = Children & { value: { _key?: string } };

export type TextSetting = {
  /** What opens the paragraph whose key is `opening`. */
  place?: ReactNode;
  opening?: string;
  /** The ids of its headings, by their keys: addresses lead to them. */
  ids?: ReadonlyMap<string, string>;
  /** The level of its headings: 2 and 3, or one alone where it stands under a heading of its own. */
  level?: Level;
};

const styleComponents = ({ place, opening, ids, level = 2 }: TextSetting) =>
  ({
    normal: ({ value, children }: StyleProps) => (
      <p className={styles.paragraph} dir="auto">
        {opening !== undefined && value._key === opening && place}
        {children}
      </p>
    ),
    h2: ({ value, children }: StyleProps) =>
      level === 2 ? (
        <h2 className={styles.head} id={ids?.get(value._key ?? '')} dir="auto">
          {children}
        </h2>
      ) : (
        <Subhead level={level}>{children}</Subhead>
      ),
    h3: ({ value, children }: StyleProps) => (
      <Subhead level={level === 2 ? inner(level) : level} id={ids?.get(value._key ?? '')}>
        {children}
      </Subhead>
    ),
    blockquote: ({ children }: StyleProps) => (
      <blockquote className={styles.quotation} dir="auto">
        {children}
      </blockquote>
    ),
  }) satisfies Record<TextStyle, (props: StyleProps) => ReactNode>;

function Subhead({ level, id, children }: Children & { level: Level; id?: string }) {
  const Heading = `h${level}` as const;
  return (
    <Heading className={styles.subhead} id={id} dir="auto">
      {children}
    </Heading>
  );
}

/**
 * Draws text: paragraphs, headings, quotations and the marks in them. Each block takes its direction
 * from itself, whatever the story around it speaks.
 */
export const textComponents = (setting: TextSetting) => ({
  marks: { ...decorators, ...annotations },
  block: styleComponents(setting),
  /** A mark whose link was bad: the words stay, told to the log where they were read. */
  unknownMark: ({ children }: Children) => children,
});
