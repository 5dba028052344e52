import { type Editor, useEditor, useEditorSelector } from '@portabletext/editor';
import { defineBehavior, effect } from '@portabletext/editor/behaviors';
import { getBlockTextBefore, isSelectionCollapsed } from '@portabletext/editor/selectors';
import { Card, Portal, Stack, Text } from '@sanity/ui';
import { useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Path, useResolveInitialValueForType } from 'sanity';
import { type BodyPlace, BodyPlaceContext } from './body-place.ts';
import { focusWhenDrawn } from './focus-when-drawn.ts';
import { matching, type QuickBlock, quickBlocks, typedAfterSlash } from './quick-blocks.ts';

type Snapshot = ReturnType<Editor['getSnapshot']>;

/** What was typed since the `/` that the cursor stands behind. */
const typedIn = (snapshot: Snapshot): string | null =>
  snapshot.context.selection !== null && isSelectionCollapsed(snapshot)
    ? typedAfterSlash(getBlockTextBefore(snapshot))
    : null;

/** Keys the list takes while it is open. */
const keys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape']);

/** The list of blocks that `/` opens in a text: letters narrow it, Enter takes one, Escape closes it. */
export function QuickBlockList() {
  const place = useContext(BodyPlaceContext);
  return place === null ? null : <OpenList place={place} />;
}

function OpenList({ place }: { place: BodyPlace }) {
  const editor = useEditor();
  const typed = useEditorSelector(editor, typedIn);
  const [dismissed, setDismissed] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState(typed);
  if (asked !== typed) {
    setAsked(typed);
    setChosen(0);
    if (typed === null) setDismissed(false);
  }
  const offered = useMemo(() => {
    const { styles, lists } = editor.getSnapshot().context.schema;
    return quickBlocks({ styles: styles.slice(1), lists, blocks: place.types });
  }, [editor, place.types]);
  const found = typed === null || dismissed ? [] : matching(offered, typed);
  const insert = useInsert(editor, place);

  const press = (key: string) => {
    if (key === 'Escape') return setDismissed(true);
    if (key === 'ArrowDown') return setChosen((chosen + 1) % found.length);
    if (key === 'ArrowUp') return setChosen((chosen + found.length - 1) % found.length);
    const block = found[chosen];
    if (block !== undefined) insert(block, typed ?? '');
  };
  // The behaviour is registered once; what it does is what the last drawing says.
  const list = useRef({ isOpen: false, press });
  useEffect(() => {
    list.current = { isOpen: found.length > 0, press };
  });
  useEffect(
    () =>
      editor.registerBehavior({
        behavior: defineBehavior({
          on: 'keyboard.keydown',
          guard: ({ event }) => list.current.isOpen && keys.has(event.originEvent.key),
          actions: [({ event }) => [effect(() => list.current.press(event.originEvent.key))]],
        }),
      }),
    [editor],
  );
  return found.length === 0 ? null : (
    <BlockList found={found} chosen={chosen} onChoose={(block) => insert(block, typed ?? '')} />
  );
}

/** Puts a block in the place of what was typed, and opens its form. */
function useInsert(editor: Editor, { path, types, onPathOpen, onPathFocus }: BodyPlace) {
  const initialValueOf = useResolveInitialValueForType();
  return async (block: QuickBlock, typed: string) => {
    const type = types.find(({ name }) => name === block.name);
    const value = block.kind === 'block' && type ? await initialValueOf(type, {}) : {};
    for (let letter = 0; letter <= typed.length; letter += 1)
      editor.send({ type: 'delete.backward', unit: 'character' });
    if (block.kind === 'style') editor.send({ type: 'style.toggle', style: block.name });
    if (block.kind === 'list') editor.send({ type: 'list item.toggle', listItem: block.name });
    if (block.kind !== 'block') return editor.send({ type: 'focus' });
    const key = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
    editor.send({
      type: 'insert.block',
      block: { ...value, _type: block.name, _key: key },
      placement: 'auto',
      select: 'end',
    });
    const opened: Path = [...path, { _key: key }];
    // The form has to hear of the block before it can open it.
    const fields = type && 'fields' in type ? type.fields.map(({ name }) => [...opened, name]) : [];
    const [first] = fields;
    // Of a list of lines the first line, where there is one.
    const places = fields.flatMap((field) => [[...field, 0], field]);
    setTimeout(() => {
      onPathOpen(opened);
      if (first !== undefined) onPathFocus(first);
      focusWhenDrawn(places);
    });
  };
}

const cursorBox = (): DOMRect | undefined => {
  const selection = window.getSelection();
  return selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : undefined;
};

/** Pixels: the list, beyond which it scrolls, and its distance from the cursor. */
const height = 320;
const gap = 6;

function BlockList(props: {
  found: readonly QuickBlock[];
  chosen: number;
  onChoose: (block: QuickBlock) => void;
}) {
  const { found, chosen, onChoose } = props;
  const id = useId();
  const box = cursorBox();
  const below = (box?.bottom ?? 0) + gap;
  const top =
    below + height > window.innerHeight ? Math.max(gap, (box?.top ?? 0) - gap - height) : below;
  const left = Math.max(gap, Math.min(box?.left ?? 0, window.innerWidth - 260));
  return (
    <Portal>
      <Card
        radius={3}
        shadow={3}
        padding={1}
        style={{
          position: 'fixed',
          zIndex: 1000,
          top,
          left,
          width: 248,
          maxHeight: height,
          overflow: 'auto',
        }}
      >
        <Stack gap={1} role="listbox" aria-label="Insert" data-testid="quick-blocks">
          {found.map((block, place) => (
            <Card
              key={`${block.kind}-${block.name}`}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === chosen}
              tone={place === chosen ? 'primary' : 'default'}
              padding={3}
              radius={2}
              ref={(element) => {
                if (place === chosen) element?.scrollIntoView({ block: 'nearest' });
              }}
              style={{ cursor: 'pointer' }}
              // The cursor stays in the text.
              onMouseDown={(event) => {
                event.preventDefault();
                onChoose(block);
              }}
            >
              <Text size={1}>{block.title}</Text>
            </Card>
          ))}
        </Stack>
      </Card>
    </Portal>
  );
}
