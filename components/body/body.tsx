import type { ArticleView } from '#lib/content/article/view.ts';
import { openingParagraph } from '#lib/content/body/opening-paragraph.ts';
import type { BodyView } from '#lib/content/body/view.ts';
import { blockComponents } from './blocks.ts';
import { Dateline } from './dateline.tsx';
import { FaultyBlock } from './faulty-block.tsx';
import styles from './text.module.css';
import { Text } from './text.tsx';

const types = { ...blockComponents, faultyBlock: FaultyBlock };

type BodyProps = {
  body: BodyView;
  /** Where the reporting was done; opens the first paragraph. */
  dateline?: ArticleView['dateline'];
  /** The newsroom's language, whose capitals the dateline takes. */
  language: string;
  /** 3 or 4 where it stands under a heading of its own. */
  level?: 2 | 3 | 4;
};

/** A story's body: its text, and the object blocks between. */
export function Body({ body, dateline = null, language, level }: BodyProps) {
  const opening = dateline ? openingParagraph(body) : undefined;
  const place = dateline && <Dateline {...dateline} language={language} />;
  return (
    <>
      {place && !opening && <p className={styles.paragraph}>{place}</p>}
      <Text value={body} types={types} setting={{ place, opening: opening?._key, level }} />
    </>
  );
}
