import { Inline, Stack, Text } from '@sanity/ui';
import { type FocusEvent, useEffect, useRef } from 'react';
import {
  PatchEvent,
  type StringInputProps,
  set,
  useFormCallbacks,
  useFormValue,
  useGetFormValue,
} from 'sanity';
import { addressOfHeadline } from './address-of-headline.ts';
import { cutTo, lengthOf, rooms } from './cut.ts';

/**
 * A story's headline: the cursor is in it when the story is new, it says where others cut it, and the story has an
 * address when it is left.
 */
export function HeadlineInput(props: StringInputProps) {
  useCursorWhenNew(props);
  const elementProps = useAddress(props);
  const headline = props.elementProps.value ?? '';
  return (
    <Stack gap={3}>
      {props.renderDefault({ ...props, elementProps })}
      {headline !== '' && <Cuts headline={headline} />}
    </Stack>
  );
}

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Puts the cursor into the headline of a new story, and back while nobody has done anything yet: the Studio
 * itself gives the focus to the first thing of a form that gets ready.
 */
function useCursorWhenNew({ elementProps, readOnly, value }: StringInputProps) {
  const createdAt = useFormValue(['_createdAt']);
  const isNew = createdAt === undefined && value === undefined && !readOnly;
  const { ref } = elementProps;
  useEffect(() => {
    const field: HTMLInputElement | null = ref.current;
    if (!isNew || field === null) return;
    const page = field.ownerDocument;
    const over = new AbortController();
    const { signal } = over;
    // After the effects of this moment, of which the Studio's is one.
    const take = () =>
      setTimeout(() => {
        // Not out of a text somebody has begun elsewhere, such as the box above a list.
        if (signal.aborted || isTextField(page.activeElement)) return;
        field.focus({ preventScroll: true });
      });
    for (const deed of ['pointerdown', 'keydown']) {
      page.addEventListener(deed, () => over.abort(), { capture: true, signal });
    }
    field.addEventListener('blur', take, { signal });
    take();
    return () => over.abort();
  }, [isNew, ref]);
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Gives the story its address when the headline is left. */
function useAddress({
  elementProps,
  readOnly,
}: StringInputProps): StringInputProps['elementProps'] {
  // Asked for when it is needed: what listens to a whole story is drawn again at every key.
  const valueAt = useGetFormValue();
  const { onChange } = useFormCallbacks();
  const before = useRef('');
  return {
    ...elementProps,
    onFocus(event: FocusEvent<HTMLInputElement>) {
      before.current = event.currentTarget.value;
      elementProps.onFocus(event);
    },
    onBlur(event: FocusEvent<HTMLInputElement>) {
      elementProps.onBlur(event);
      if (readOnly) return;
      const current = addressOfHeadline({
        id: textOf(valueAt(['_id'])) ?? '',
        before: before.current,
        headline: event.currentTarget.value,
        slug: textOf(valueAt(['slug', 'current'])),
        publishedAt: textOf(valueAt(['publishedAt'])),
      });
      if (current !== undefined) {
        onChange(PatchEvent.from(set({ _type: 'slug', current }, ['slug'])));
      }
    },
  };
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
