import { type ChangeEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type FormPatch, type Path, type StringInputProps, useFormBuilder } from 'sanity';
import { afterRemote, placeAfter, typedPatches } from './shared-text.ts';

/** Milliseconds without typing after which the document's own text is shown, whatever came before. */
const settled = 2000;

type Field = HTMLInputElement | HTMLTextAreaElement;
type Selection = [start: number, end: number];

const isSamePath = (one: Path, other: Path): boolean =>
  one.length <= other.length && JSON.stringify(one) === JSON.stringify(other.slice(0, one.length));

/**
 * A line or a text that several people type in at once. The Studio's own field sends the whole of it at
 * each key and loses the letters of the others; this one sends what was typed, puts what others typed into
 * what is shown, and keeps the cursor at its letter.
 */
export function SharedTextInput(props: StringInputProps) {
  const { elementProps, onChange, path, value = '' } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const shown = useRef(text);
  const { ref } = elementProps;
  // Where the cursor is before this is drawn: the field still has the text that was shown.
  const selection = cursorIn(ref.current ?? null);
  const subscribe = useFormBuilder().__internal.patchChannel.subscribe;

  // What others changed arrives by a patch, or with the document; in both the cursor keeps its letter.
  useLayoutEffect(() => {
    const field: Field | null = ref.current ?? null;
    const before = shown.current;
    shown.current = text;
    if (before === text || selection === null) return;
    const [start, end] = selection;
    field?.setSelectionRange(placeAfter(before, text, start), placeAfter(before, text, end));
  });

  // Once the document has what was typed, it alone is shown.
  useEffect(() => {
    if (typed === null) return;
    if (typed === value) return setTyped(null);
    const late = setTimeout(() => setTyped(null), settled);
    return () => clearTimeout(late);
  }, [typed, value]);

  useEffect(
    () =>
      subscribe(({ patches }) => {
        const theirs = patches.filter(
          (patch) => patch.origin === 'remote' && isSamePath(patch.path, path),
        );
        if (theirs.length > 0)
          setTyped((mine) => (mine === null ? null : withTheirs(mine, theirs, path)));
      }),
    [subscribe, path],
  );

  const change = useCallback(
    (event: ChangeEvent<Field>) => {
      const next = event.currentTarget.value;
      const before = shown.current;
      const patches = typedPatches(before, next);
      // The cursor is where the browser has put it already.
      shown.current = next;
      // What others typed since this was drawn is not in the field yet.
      setTyped((mine) => (mine === null || mine === before ? next : afterAll(mine, patches)));
      if (patches.length > 0) onChange(patches);
    },
    [onChange],
  );
  return props.renderDefault({
    ...props,
    elementProps: { ...elementProps, value: text, onChange: change },
  });
}

function cursorIn(field: Field | null): Selection | null {
  if (field === null || field.ownerDocument.activeElement !== field) return null;
  const { selectionStart: start, selectionEnd: end } = field;
  return start === null || end === null ? null : [start, end];
}

const afterAll = (text: string, patches: readonly FormPatch[]): string =>
  patches.reduce((now, patch) => afterRemote(now, patch) ?? now, text);

/** The text with what others did to it; null where they replaced what it stands in. */
function withTheirs(mine: string, theirs: readonly FormPatch[], path: Path): string | null {
  let text = mine;
  for (const patch of theirs) {
    const next = patch.path.length === path.length ? afterRemote(text, patch) : undefined;
    if (next === undefined) return null;
    text = next;
  }
  return text;
}
