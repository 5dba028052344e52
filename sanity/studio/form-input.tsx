import { getPublishedId, type InputProps, isStringInputProps, type StringInputProps } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { HeldForm } from '../actions/held-form.tsx';
import { PastingInput } from '../paste/pasting-input.tsx';
import { MomentInput } from '../writing/moment/moment-input.tsx';
import { SharedTextInput } from '../writing/text/shared-text-input.tsx';

const isMoment = (props: InputProps): props is StringInputProps =>
  isStringInputProps(props) && props.schemaType.name === 'datetime';

const isWritten = (props: InputProps): props is StringInputProps =>
  isStringInputProps(props) &&
  (props.schemaType.name === 'string' || props.schemaType.name === 'text') &&
  props.schemaType.options?.list === undefined &&
  typeof props.path.at(-1) === 'string';

/** The id of the document that a whole form is of; none while there is no document yet. */
function documentIn(value: unknown): string {
  return isObject(value) && '_id' in value && typeof value._id === 'string'
    ? getPublishedId(value._id)
    : '';
}

/**
 * Every field of the Studio: moments on the newsroom's clock, words for several people at once, all else as
 * `PastingInput` has it. And the form around them.
 */
export function FormInput(props: InputProps) {
  if (props.path.length === 0) {
    return (
      <HeldForm id={documentIn(props.value)}>
        <PastingInput {...props} />
      </HeldForm>
    );
  }
  if (isMoment(props)) return <MomentInput {...props} />;
  return isWritten(props) ? <SharedTextInput {...props} /> : <PastingInput {...props} />;
}
