import { Inline, Stack, Text } from '@sanity/ui';
import { useEffect, useRef } from 'react';
import { type StringInputProps, useFormValue } from 'sanity';
import { cutTo, lengthOf, rooms } from './cut.ts';

/** A story's headline: the cursor is in it when the story is new, and it says where others cut it. */
export function HeadlineInput(props: StringInputProps) {
  useCursorWhenNew(props);
  const headline = props.elementProps.value ?? '';
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {headline !== '' && <Cuts headline={headline} />}
    </Stack>
  );
}

function useCursorWhenNew({ elementProps, readOnly, value }: StringInputProps) {
  const createdAt = useFormValue(['_createdAt']);
  const isNew = createdAt === undefined && value === undefined && !readOnly;
  const { ref } = elementProps;
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !isNew) return;
    isDone.current = true;
    const field: HTMLInputElement | null = ref.current;
    // Not out of a text somebody has begun elsewhere, such as the box above a list.
    const active = field?.ownerDocument.activeElement;
    if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
    field?.focus({ preventScroll: true });
  }, [isNew, ref]);
}

function Cuts({ headline }: { headline: string }) {
  return (
    <Inline gap={3} data-testid="headline-room">
      <Text muted size={1}>
        {lengthOf(headline)} characters
      </Text>
      {rooms.map(({ where, room }) => {
        const cut = cutTo(headline, room);
        return (
          <Text key={where} muted size={1}>
            {cut === null ? `${where}: whole` : `${where}: “${cut}”`}
          </Text>
        );
      })}
    </Inline>
  );
}
