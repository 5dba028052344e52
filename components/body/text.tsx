import { PortableText } from '@portabletext/react';
import { type ListView, withLists } from '#lib/content/body/text/nested-lists.ts';
import type { TextBlockView } from '#lib/content/body/text/view.ts';
import { type BesideView, withBesides } from './beside.ts';
import placement from './placement.module.css';
import styles from './text.module.css';
import { type TextSetting, textComponents } from './text-components.tsx';

type Types = NonNullable<Parameters<typeof PortableText>[0]['components']>['types'];

type TextProps = {
  /** Text, and object blocks between which `types` draws. */
  value: readonly (TextBlockView | { _type: string; _key: string })[];
  types?: Types;
  setting?: TextSetting;
};

/** Portable Text: paragraphs, headings, quotations and lists, and what else stands between them. */
export function Text({ value, types = {}, setting = {} }: TextProps) {
  const components = textComponents(setting);
  const list = ({ value }: { value: ListView }) => <List list={value} components={components} />;
  const drawn = (
    blocks: Parameters<typeof withBesides>[0] | BesideView['text'],
    more: Types = {},
  ) => (
    <PortableText
      value={[...blocks]}
      onMissingComponent={false}
      components={{ ...components, types: { ...types, list, ...more } }}
    />
  );
  const beside = ({ value: { block, text } }: { value: BesideView }) => (
    <div className={placement.beside}>
      {drawn([block])}
      {drawn(text)}
    </div>
  );
  return drawn(withBesides(withLists(value)), { beside });
}

type Components = ReturnType<typeof textComponents>;

function List({ list, components }: { list: ListView; components: Components }) {
  const items = list.items.map(({ block, lists }) => (
    <li key={block._key} dir="auto">
      <ItemText block={block} components={components} />
      {lists.map((inner) => (
        <List key={inner._key} list={inner} components={components} />
      ))}
    </li>
  ));
  if (!list.ordered) return <ul className={styles.list}>{items}</ul>;
  return (
    <ol className={styles.list} start={list.start === 1 ? undefined : list.start}>
      {items}
    </ol>
  );
}

/** What an item says. A paragraph of its own would only part it from its mark. */
function ItemText({ block, components }: { block: TextBlockView; components: Components }) {
  const { listItem: _, level: __, ...text } = block;
  const plain = { ...components.block, normal: components.unknownMark };
  return (
    <PortableText
      value={text}
      onMissingComponent={false}
      components={{ ...components, block: plain }}
    />
  );
}
