import { Stack, Text } from '@sanity/ui';
import type { ObjectInputProps } from 'sanity';
import { datelineText } from '#lib/content/body/dateline-text.ts';
import { useFirstWords } from '../body/first-words.ts';

const written = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** City and country, and the two as the story will print them. */
export function DatelineInput(props: ObjectInputProps) {
  const city = written(props.value?.city);
  const country = written(props.value?.country);
  const words = useFirstWords();
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {city !== '' && (
        <Text muted size={1} data-testid="dateline-printed">
          {datelineText({ city, country: country || null, language: 'en' })} — {words}
        </Text>
      )}
    </Stack>
  );
}
