import { Stack, Text } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { type PortableTextInputProps, useFormValue } from 'sanity';
import { whenIdle } from '../form/when-idle.ts';
import { lengthOfStory } from './story-length.ts';

/** Milliseconds without a key after which a text is counted. */
const pause = 400;

/** Milliseconds after which the buttons above a body are drawn, however busy the page is. */
const patience = 2000;

/**
 * A story's body, as high as the window, with its length below. Its words stand before the buttons above them, which
 * take the Studio as long as the words do. Their place is kept.
 */
export function BodyInput(props: PortableTextInputProps) {
  const [bare, setBare] = useState(true);
  useEffect(() => whenIdle(() => setBare(false), patience), []);
  return (
    <Stack gap={3} data-bare={bare || undefined}>
      {props.renderDefault({ ...props, hideToolbar: bare })}
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
