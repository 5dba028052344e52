import type { FieldProps } from 'sanity';

/** Every field of the Studio. Between two lines that are written stands no menu: Tab leads from one to the next. */
export const FormField = (props: FieldProps) =>
  props.renderDefault(
    props.schemaType.jsonType === 'string' ? { ...props, actions: undefined } : props,
  );
