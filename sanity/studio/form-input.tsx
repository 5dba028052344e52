import { Stack, Text } from '@sanity/ui';
import { useMemo, useSyncExternalStore } from 'react';
import { type InputProps, isStringInputProps, type StringInputProps } from 'sanity';
import { PastingInput } from '../paste/pasting-input.tsx';
import {
  currentZone,
  listedZone,
  onNewsroomZone,
  readableMoment,
} from '../schema/validation/newsroom-time.ts';
import { SharedTextInput } from '../writing/text/shared-text-input.tsx';

const isMoment = (props: InputProps): props is StringInputProps =>
  isStringInputProps(props) && props.schemaType.name === 'datetime';

const isWritten = (props: InputProps): props is StringInputProps =>
  isStringInputProps(props) &&
  (props.schemaType.name === 'string' || props.schemaType.name === 'text') &&
  props.schemaType.options?.list === undefined &&
  typeof props.path.at(-1) === 'string';

/**
 * Every field of the Studio: moments on the newsroom's clock, words for several people at once, all else as
 * `PastingInput` has it.
 */
export function FormInput(props: InputProps) {
  if (isMoment(props)) return <MomentInput {...props} />;
  return isWritten(props) ? <SharedTextInput {...props} /> : <PastingInput {...props} />;
}

/** The Studio's own field, set to the newsroom's zone, and the moment in words. */
function MomentInput(props: StringInputProps) {
  const { schemaType, value } = props;
  const zone = useSyncExternalStore(onNewsroomZone, currentZone);
  const onNewsroomTime = useMemo(() => {
    const displayTimeZone = listedZone(zone);
    const options = { ...schemaType.options, displayTimeZone, allowTimeZoneSwitch: false };
    // A type has most of what it is from the types it was made of.
    const made: typeof schemaType = Object.create(schemaType, { options: { value: options } });
    return made;
  }, [schemaType, zone]);
  const at = new Date(value ?? '');
  return (
    <Stack gap={2}>
      {props.renderDefault({ ...props, schemaType: onNewsroomTime })}
      {!Number.isNaN(at.getTime()) && (
        <Text muted size={1}>
          {readableMoment(at)}
        </Text>
      )}
    </Stack>
  );
}
