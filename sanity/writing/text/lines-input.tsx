import { Box } from '@sanity/ui';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { type ArrayOfPrimitivesInputProps, pathToString, set } from 'sanity';
import { pastedLines } from './pasted-lines.ts';

/** A list of lines that is written as one: Enter begins the next, what is pasted is as many as it has. */
export function LinesInput(props: ArrayOfPrimitivesInputProps) {
  const { onChange, onIndexFocus, onInsert, path, readOnly, value = [] } = props;
  /** The line that something happened in. */
  const placeOf = (target: EventTarget): number =>
    target instanceof HTMLInputElement
      ? value.findIndex((_, place) => pathToString([...path, place]) === target.id)
      : -1;

  const addAfter = (place: number, lines: string[]) => {
    onInsert({ items: lines, position: 'after', referenceIndex: place });
    onIndexFocus(place + lines.length);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || readOnly) return;
    const place = placeOf(event.target);
    if (place < 0) return;
    event.preventDefault();
    addAfter(place, ['']);
  };
  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    const [first, ...rest] = pastedLines(event.clipboardData.getData('text/plain'));
    if (readOnly || place < 0 || first === undefined || rest.length === 0) return;
    event.preventDefault();
    if (String(value[place] ?? '').trim() !== '') return addAfter(place, [first, ...rest]);
    // In one change: in a body the second of two in one moment takes the place of the first.
    onChange(set(value.toSpliced(place, 1, first, ...rest)));
    onIndexFocus(place + rest.length);
  };
  return (
    // What is heard here are the lines' own fields.
    <Box onKeyDown={press} onPaste={paste}>
      {props.renderDefault(props)}
    </Box>
  );
}
