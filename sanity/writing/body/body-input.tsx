import { Stack, Text } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { type ArrayOfObjectsInputProps, useFormValue } from 'sanity';
import { lengthOfStory } from './story-length.ts';

/** Milliseconds without a key after which a text is counted. */
const pause = 400;

/** A story's body, as high as the window, with its length below. */
export function BodyInput(props: ArrayOfObjectsInputProps) {
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      <Length body={props.value} />
    </Stack>
  );
}

function Length({ body }: { body: unknown }) {
  const kind = useFormValue(['kind']);
  const liveUpdates = useFormValue(['liveUpdates']);
  const [length, setLength] = useState<ReturnType<typeof lengthOfStory> | null>(null);
  useEffect(() => {
    const counting = setTimeout(() => setLength(lengthOfStory({ body, kind, liveUpdates })), pause);
    return () => clearTimeout(counting);
  }, [body, kind, liveUpdates]);
  return (
    <Text muted size={1} data-testid="story-length">
      {length === null ? ' ' : told(length)}
    </Text>
  );
}

const told = ({ wordCount, readingMinutes }: ReturnType<typeof lengthOfStory>): string =>
  `${wordCount.toLocaleString('en')} ${wordCount === 1 ? 'word' : 'words'} · ${readingMinutes} min to read`;
