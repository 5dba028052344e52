import { useToast } from '@sanity/ui/toast';
import { useCallback, useMemo, useState } from 'react';
import {
  type FormPatch,
  type InputProps,
  isArrayOfBlocksInputProps,
  type OnPasteFn,
  PatchEvent,
  type PortableTextInputProps,
  useClient,
  useFormCallbacks,
} from 'sanity';
import { apiVersion } from '../api-version.ts';
import { BodyPlaceContext } from '../writing/body/body-place.ts';
import { leavesEmpty, toldValue } from '../writing/body/emptied.ts';
import { linkedSlugs, storedBlocks } from './blocks.ts';
import { withEdges } from './edges.ts';
import { noticesOf } from './notices.ts';
import type { Pasted } from './pasted.ts';
import { readPlainText } from './plain-text.ts';
import { readHtml } from './read-html.ts';
import { storiesAt } from './stories.ts';

const newKey = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** What a clipboard holds for us to read; null where the Studio does better: its own blocks, a few words. */
function readClipboard(data: DataTransfer): Pasted | null {
  if (data.types.includes('application/x-portable-text')) return null;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (html !== '') return withEdges(readHtml(html, parse), text);
  return /[\n\r]/.test(text.trim())
    ? { blocks: readPlainText(text), leftOut: { pictures: 0, struckOut: 0 } }
    : null;
}

const isText = (props: InputProps): props is PortableTextInputProps =>
  isArrayOfBlocksInputProps(props);

/** Every field of the Studio, texts with a reading of their own for what is pasted into them. */
export function PastingInput(props: InputProps) {
  return isText(props) ? <TextInput {...props} /> : props.renderDefault(props);
}

function TextInput(props: PortableTextInputProps) {
  const client = useClient({ apiVersion });
  const { push } = useToast();

  const onPaste: OnPasteFn = useCallback(
    ({ event, schemaTypes }) => {
      const pasted = readClipboard(event.clipboardData);
      if (pasted === null) return undefined;
      const { blocks } = pasted;
      // A picture that was copied itself is uploaded by the Studio.
      const isFile = blocks.length === 0 && event.clipboardData.files.length > 0;
      for (const notice of isFile ? [] : noticesOf(pasted)) push({ status: 'warning', ...notice });
      if (blocks.length === 0) return undefined;
      // Around the text the Studio looks for files in it, and complains on the console that these are words.
      event.stopPropagation();
      const siteOrigin = window.location.origin;
      const tables = schemaTypes.blockObjects.some(({ name }) => name === 'table');
      return storiesAt(client, linkedSlugs(blocks, siteOrigin)).then((stories) => ({
        insert: storedBlocks(blocks, { newKey, tables, siteOrigin, stories }),
      }));
    },
    [client, push],
  );
  const kept = useKeptForUndo(props);
  const { path, schemaType } = props;
  const { onPathOpen, onPathFocus } = useFormCallbacks();
  const place = useMemo(
    () => ({ path, types: schemaType.of, onPathOpen, onPathFocus }),
    [path, schemaType, onPathOpen, onPathFocus],
  );
  return (
    <BodyPlaceContext value={place}>
      {props.renderDefault({ ...props, ...kept, onPaste })}
    </BodyPlaceContext>
  );
}

/** Value and patches of a text that is not lost to the undo when it is taken away whole. */
function useKeptForUndo({
  value,
  onChange,
}: PortableTextInputProps): Pick<PortableTextInputProps, 'value' | 'onChange'> {
  const [emptied, setEmptied] = useState(false);
  const [before, setBefore] = useState(value);
  if (value !== undefined && value.length > 0 && value !== before) setBefore(value);
  const change = useCallback(
    (changes: FormPatch | FormPatch[] | PatchEvent) => {
      const empty = leavesEmpty(PatchEvent.from(changes).patches);
      if (empty !== undefined) setEmptied(empty);
      onChange(changes);
    },
    [onChange],
  );
  return { value: toldValue(value, before, emptied), onChange: change };
}
