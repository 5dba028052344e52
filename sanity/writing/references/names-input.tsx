import { Stack } from '@sanity/ui';
import { useRef } from 'react';
import {
  type ArrayOfObjectsInputProps,
  insert,
  type ObjectInputProps,
  set,
  setIfMissing,
} from 'sanity';
import { documentTypes } from '#lib/content/document-types.ts';
import { NameBox } from './name-box.tsx';
import { isNamedType, type NamedType } from './names.ts';

const newKey = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** The type of document that a reference leads to, when it is one that is little more than a name. */
function typeOf(member: unknown): NamedType | undefined {
  const leadsTo =
    typeof member === 'object' && member !== null && 'to' in member && Array.isArray(member.to)
      ? member.to
      : [];
  const [name]: unknown[] = leadsTo.map((type) => type?.name ?? type?.type);
  return leadsTo.length === 1 && typeof name === 'string' && isNamedType(name) ? name : undefined;
}

const wordFor = (type: NamedType): string => documentTypes[type].singular.toLowerCase();

/** Several names in a row: the list of those there are, and a box that takes one after the other. */
export function NamesInput(props: ArrayOfObjectsInputProps) {
  const { onChange, readOnly, schemaType, value } = props;
  // Several may be added before the form is drawn again.
  const latest = useRef(value);
  latest.current = value;
  const type = typeOf(schemaType.of[0]);
  if (type === undefined || readOnly) return props.renderDefault(props);
  const word = wordFor(type);
  return (
    <Stack gap={2}>
      {(value?.length ?? 0) > 0 && props.renderDefault(props)}
      <NameBox
        type={type}
        label={`Add ${word === 'author' ? 'an' : 'a'} ${word}`}
        input={props.elementProps}
        isRow
        onPick={(reference) => {
          const isThere = latest.current?.some(
            (item) => '_ref' in item && item._ref === reference._ref,
          );
          if (isThere) return;
          onChange([setIfMissing([]), insert([{ ...reference, _key: newKey() }], 'after', [-1])]);
        }}
      />
    </Stack>
  );
}

/** One name: the box while there is none, then the Studio's own card, which can be replaced or cleared. */
export function NameInput(props: ObjectInputProps) {
  const { elementProps, onChange, readOnly, schemaType, value } = props;
  const type = typeOf(schemaType);
  const isEmpty = value?._ref === undefined;
  if (type === undefined || readOnly || !isEmpty) return props.renderDefault(props);
  return (
    <div data-testid="reference-input">
      <NameBox
        type={type}
        label={`Choose the ${wordFor(type)}`}
        input={elementProps}
        onPick={(reference) => onChange(set(reference))}
      />
    </div>
  );
}
