import type { ArticleView } from '#lib/content/article/view.ts';
import { contentsOf, headingsOf } from '#lib/content/body/headings.ts';
import { openingParagraph } from '#lib/content/body/opening-paragraph.ts';
import type { BodyView } from '#lib/content/body/view.ts';
import { blockComponents } from './blocks.ts';
import { Contents } from './contents.tsx';
import { Dateline } from './dateline.tsx';
import { FaultyBlock } from './faulty-block.tsx';
import type { Level } from './levels.ts';
import styles from './text.module.css';
import { Text } from './text.tsx';

type BodyProps = {
  body: BodyView;
  /** Where the reporting was done; opens the first paragraph. */
  dateline?: ArticleView['dateline'];
  /** The story's, whose capitals the dateline takes and in which blocks say what they are. */
  language: string;
  /** 3 or 4 where it stands under a heading of its own. */
  level?: Level;
};

/** A story's body: its text, and the object blocks between. */
export function Body({ body, dateline = null, language, level }: BodyProps) {
  const opening = dateline ? openingParagraph(body) : undefined;
  // Parts of a page that stand under a heading of their own have no addresses.
  const headings = level === undefined ? headingsOf(body) : [];
  const ids = new Map(headings.map(({ key, id }) => [key, id]));
  const place = dateline && <Dateline {...dateline} language={language} />;
  const types = { ...blockComponents({ language, level }), faultyBlock: FaultyBlock };
  return (
    <>
      <Contents chapters={contentsOf(headings)} language={language} />
      {place && !opening && <p className={styles.paragraph}>{place}</p>}
      <Text value={body} types={types} setting={{ place, opening: opening?._key, ids, level }} />
    </>
  );
}
