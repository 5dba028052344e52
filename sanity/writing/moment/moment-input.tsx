import { Button, Flex, Stack, Text, TextInput } from '@sanity/ui';
import { type ChangeEvent, type FocusEvent, useState, useSyncExternalStore } from 'react';
import { type StringInputProps, set, unset } from 'sanity';
import {
  currentZone,
  onNewsroomZone,
  readableMoment,
} from '../../schema/validation/newsroom-time.ts';
import { momentOf, shownMoment } from './clock-field.ts';

/**
 * A moment, on the newsroom's clock: the browser's own field for a day and a time, and the moment in words. The
 * Studio's field reckons the names of all the zones of the world whenever it is drawn, which takes a second.
 */
export function MomentInput({ elementProps, onChange, readOnly, value }: StringInputProps) {
  const zone = useSyncExternalStore(onNewsroomZone, currentZone);
  /** What is being typed, until it is whole. */
  const [typed, setTyped] = useState<string | null>(null);
  const store = (moment: string) => onChange(set(moment));

  function change({ currentTarget: { value: shown, validity } }: ChangeEvent<HTMLInputElement>) {
    const moment = momentOf(shown, zone);
    setTyped(moment === null ? shown : null);
    if (moment !== null) store(moment);
    // Without a part it is empty too, and is not meant to be.
    else if (shown === '' && !validity.badInput) onChange(unset());
  }
  function leave(event: FocusEvent<HTMLInputElement>) {
    setTyped(null);
    elementProps.onBlur(event);
  }

  const at = new Date(value ?? '');
  return (
    <Stack gap={3}>
      <Flex gap={1}>
        <Stack flex={1}>
          <TextInput
            {...elementProps}
            type="datetime-local"
            value={typed ?? shownMoment(value, zone)}
            onBlur={leave}
            onChange={change}
          />
        </Stack>
        <Button
          mode="bleed"
          text="Now"
          disabled={readOnly === true}
          onClick={() => store(new Date().toISOString())}
        />
      </Flex>
      {!Number.isNaN(at.getTime()) && (
        <Text muted size={1}>
          {readableMoment(at)}
        </Text>
      )}
    </Stack>
  );
}
