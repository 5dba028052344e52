import { useToast } from '@sanity/ui/toast';
import { useCallback } from 'react';
import {
  type InputProps,
  isArrayOfBlocksInputProps,
  type OnPasteFn,
  type PortableTextInputProps,
  useClient,
} from 'sanity';
import { apiVersion } from '../api-version.ts';
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
      const siteOrigin = window.location.origin;
      const tables = schemaTypes.blockObjects.some(({ name }) => name === 'table');
      return storiesAt(client, linkedSlugs(blocks, siteOrigin)).then((stories) => ({
        insert: storedBlocks(blocks, { newKey, tables, siteOrigin, stories }),
      }));
    },
    [client, push],
  );
  return props.renderDefault({ ...props, onPaste });
}
