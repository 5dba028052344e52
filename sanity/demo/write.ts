/**
 * Words for writing a story's body: paragraphs, headings, quotations, links and object blocks.
 * Blocks are written without keys; `body` gives each its place as its key, so that loading the
 * newsroom twice writes the same documents.
 */
import type { TextStyle } from '#lib/content/body/text/view.ts';
import type {
  Body,
  BodyObject,
  Decorator,
  Keyed,
  MarkDefinition,
  Reference,
  Slug,
  Span,
  TextBlock,
} from './documents.ts';

/** A strong reference to a document. */
export const reference = (id: string): Reference => ({ _type: 'reference', _ref: id });

/** References in an array; each key is made of the id it points to. */
export const references = (ids: readonly string[]): Keyed<Reference>[] =>
  ids.map((id) => ({ ...reference(id), _key: id }));

export const slug = (current: string): Slug => ({ _type: 'slug', current });

/** The document id of the story written as `name`. */
export const storyId = (name: string): string => `story-${name}`;

/** A reference to a story: weak, so that it can be taken back whatever mentions it. */
export const storyReference = (name: string): Reference => ({
  ...reference(storyId(name)),
  _weak: true,
});
export const storyReferences = (names: readonly string[]): Keyed<Reference>[] =>
  names.map((name) => ({ ...storyReference(name), _key: storyId(name) }));

type Annotation = { _type: 'link'; href: string } | { _type: 'storyLink'; story: Reference };
/** A run of text with what is said about it; a plain string is a run with nothing. */
export type Run = string | { text: string; decorators: Decorator[]; annotation?: Annotation };

const decorated =
  (decorator: Decorator) =>
  (text: string): Run => ({ text, decorators: [decorator] });
export const strong = decorated('strong');
export const em = decorated('em');
export const underline = decorated('underline');
export const code = decorated('code');

/** Text that leads out of the site. */
export const link = (href: string, text: string): Run => ({
  text,
  decorators: [],
  annotation: { _type: 'link', href },
});
/** Text that leads to another story, by the name it is written under. */
export const storyLink = (name: string, text: string): Run => ({
  text,
  decorators: [],
  annotation: { _type: 'storyLink', story: storyReference(name) },
});

export type UnkeyedText = {
  _type: 'block';
  style: TextStyle;
  listItem?: 'bullet' | 'number';
  runs: Run[];
};
export type UnkeyedTable = {
  _type: 'table';
  caption?: string;
  headerRow: boolean;
  rows: string[][];
};
export type UnkeyedFactBox = { _type: 'factBox'; title: string; body: UnkeyedText[] };
type SimpleObject = Exclude<BodyObject, { _type: 'table' } | { _type: 'factBox' }>;
/** A block whose inner keys are there already. */
export type Stored = { _type: 'stored'; block: BodyObject };
/** A block as written, before it has its keys. */
export type Unkeyed = UnkeyedText | UnkeyedTable | UnkeyedFactBox | Stored | SimpleObject;

const text =
  (style: TextStyle) =>
  (...runs: Run[]): UnkeyedText => ({ _type: 'block', style, runs });
export const paragraph = text('normal');
export const h2 = text('h2');
export const h3 = text('h3');
export const blockquote = text('blockquote');

const listOf =
  (listItem: 'bullet' | 'number') =>
  (...items: (string | Run[])[]): UnkeyedText[] =>
    items.map((item) => ({
      _type: 'block',
      style: 'normal',
      listItem,
      runs: Array.isArray(item) ? item : [item],
    }));
/** A bulleted list, an item for each argument; spread it into the body. */
export const bullets = listOf('bullet');
/** A numbered list, an item for each argument; spread it into the body. */
export const numbers = listOf('number');

export const pullQuote = (quotation: string, attribution?: string): SimpleObject => ({
  _type: 'pullQuote',
  text: quotation,
  attribution,
});
export const relatedStory = (name: string, label?: string): SimpleObject => ({
  _type: 'relatedStory',
  story: storyReference(name),
  label,
});
export const keyPoints = (...points: string[]): SimpleObject => ({ _type: 'keyPoints', points });
export const embed = (url: string, title: string): SimpleObject => ({ _type: 'embed', url, title });
export const factBox = (title: string, ...blocks: UnkeyedText[]): UnkeyedFactBox => ({
  _type: 'factBox',
  title,
  body: blocks,
});
/** A block as it is stored, such as an example. */
export const stored = (block: BodyObject): Stored => ({ _type: 'stored', block });
/** A table whose first row is its header. */
export const table = (caption: string, ...rows: string[][]): UnkeyedTable => ({
  _type: 'table',
  caption,
  headerRow: true,
  rows,
});

function keyedText(block: UnkeyedText, key: string): TextBlock {
  const markDefs: MarkDefinition[] = [];
  const children = block.runs.map((run, place): Span => {
    const span = { _type: 'span', _key: `${key}s${place}` } as const;
    if (typeof run === 'string') return { ...span, text: run, marks: [] };
    const marks: string[] = [...run.decorators];
    if (run.annotation) {
      const mark = `${key}m${markDefs.length}`;
      markDefs.push({ ...run.annotation, _key: mark });
      marks.push(mark);
    }
    return { ...span, text: run.text, marks };
  });
  const list = block.listItem ? { listItem: block.listItem, level: 1 } : {};
  return { _type: 'block', _key: key, style: block.style, ...list, markDefs, children };
}

function keyedBlock(block: Unkeyed, key: string): TextBlock | Keyed<BodyObject> {
  if (block._type === 'block') return keyedText(block, key);
  if (block._type === 'stored') return { ...block.block, _key: key };
  if (block._type === 'factBox') {
    const inner = block.body.map((one, place) => keyedText(one, `${key}b${place}`));
    return { ...block, _key: key, body: inner };
  }
  if (block._type === 'table') {
    const rows = block.rows.map((cells, place) => ({
      _type: 'row' as const,
      _key: `${key}r${place}`,
      cells,
    }));
    return { ...block, _key: key, rows };
  }
  return { ...block, _key: key };
}

/** A body of the blocks, each keyed by its place; `prefix` keeps bodies of one document apart. */
export const body = (blocks: readonly Unkeyed[], prefix = 'b'): Body =>
  blocks.map((block, place) => keyedBlock(block, `${prefix}${String(place).padStart(2, '0')}`));

/** Text blocks only, for what may hold nothing else. */
export const textBody = (blocks: readonly UnkeyedText[], prefix = 'b'): TextBlock[] =>
  blocks.map((block, place) => keyedText(block, `${prefix}${String(place).padStart(2, '0')}`));
