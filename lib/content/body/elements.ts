import { h } from 'hastscript';
import type { Words } from '#lib/words/words.ts';
import type { ImageView } from '../image/view.ts';

/** An element of plain HTML, as a tree (hast). */
export type PlainElement = Extract<ReturnType<typeof h>, { type: 'element' }>;
/** What such an element may hold. */
export type PlainContent = PlainElement['children'][number];

/** What a block written for elsewhere has to be told of the site. */
export type Elsewhere = {
  /** What the site says itself, in the language of the story. */
  words: Words;
  /** A path of the site as an address; a full address stays as it is. */
  url(path: string): string;
  /** One rendition of a picture, which anybody is given. */
  picture(image: ImageView): { url: string; width: number; height: number };
};

/** A block in plain elements of HTML, with nothing that only our own pages can style. */
export type AsElements<View> = (view: View, elsewhere: Elsewhere) => PlainContent[];

/** A picture with what is said about it. */
export function figure(image: ImageView, { picture }: Elsewhere): PlainContent {
  const { url, width, height } = picture(image);
  const said = [image.caption, image.credit].filter((words) => words !== null).join(' ');
  return h('figure', [
    h('img', { src: url, width, height, alt: image.alt }),
    said === '' ? null : h('figcaption', said),
  ]);
}
