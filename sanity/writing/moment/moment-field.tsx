import { ChangeIndicator, type FieldProps, FormField } from 'sanity';

/** A moment's title, description and faults above its input. The Studio's own field leaves them to its own input. */
export function MomentField({ children, inputProps, presence, ...field }: FieldProps) {
  const { description, inputId, level, path, title, validation } = field;
  return (
    <div data-testid={`field-${inputId}`}>
      <FormField
        __unstable_presence={presence}
        {...{ description, inputId, level, path, title, validation }}
      >
        <ChangeIndicator
          hasFocus={inputProps.focused === true}
          isChanged={inputProps.changed}
          path={path}
        >
          {children}
        </ChangeIndicator>
      </FormField>
    </div>
  );
}
