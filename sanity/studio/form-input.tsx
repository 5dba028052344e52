import { type InputProps, isStringInputProps, type StringInputProps } from 'sanity';
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

/**
 * Every field of the Studio: moments on the newsroom's clock, words for several people at once, all else as
 * `PastingInput` has it.
 */
export function FormInput(props: InputProps) {
  if (isMoment(props)) return <MomentInput {...props} />;
  return isWritten(props) ? <SharedTextInput {...props} /> : <PastingInput {...props} />;
}
