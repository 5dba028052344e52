import type { FieldProps, SchemaType } from 'sanity';
import { MomentField } from '../writing/moment/moment-field.tsx';

const isReference = ({ name, type }: SchemaType): boolean =>
  name === 'reference' || type?.name === 'reference';

/** Whether a field is one line that is written, or takes names that are. */
function isWritten(schemaType: SchemaType): boolean {
  if (schemaType.jsonType === 'string' || isReference(schemaType)) return true;
  return schemaType.jsonType === 'array' && schemaType.of.every(isReference);
}

/** Every field of the Studio. Between two that are written stands no menu: Tab leads from one to the next. */
export function FormField(props: FieldProps) {
  if (props.schemaType.name === 'datetime') return <MomentField {...props} />;
  return props.renderDefault(
    isWritten(props.schemaType) ? { ...props, actions: undefined } : props,
  );
}
