import { Stack } from '@sanity/ui';
import { useRef } from 'react';
import {
  type ArrayOfObjectsInputProps,
  insert,
  type ObjectInputProps,
  type Path,
  set,
  setIfMissing,
  useGetFormValue,
  useSource,
} from 'sanity';
import { z } from 'zod';
import { documentTypes } from '#lib/content/document-types.ts';
import { isObject } from '#lib/is-object.ts';
import { NameBox } from './name-box.tsx';
import { isNamedType, type NamedType, type NameFilter } from './names.ts';

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

const isTrue = (options: unknown, name: string): boolean =>
  isObject(options) && Reflect.get(options, name) === true;

/** What may be chosen, as the field's own `filter` says for the document it stands in. */
function useFilter(member: unknown, path: Path): () => Promise<NameFilter> {
  const { getClient } = useSource();
  // Asked for when it is needed: what listens to a whole story is drawn again at every key.
  const valueAt = useGetFormValue();
  const options: unknown = isObject(member) ? Reflect.get(member, 'options') : null;
  return async () => {
    const filter: unknown = isObject(options) ? Reflect.get(options, 'filter') : undefined;
    const params: unknown = isObject(options) ? Reflect.get(options, 'filterParams') : undefined;
    const given: unknown =
      typeof filter === 'function'
        ? await filter({
            document: valueAt([]),
            parent: valueAt(path.slice(0, -1)),
            parentPath: path.slice(0, -1),
            getClient,
            perspective: ['drafts'],
          })
        : { filter, params };
    return nameFilter.parse(given ?? {});
  };
}

const nameFilter = z.object({
  filter: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** Several names in a row: the list of those there are, and a box that takes one after the other. */
export function NamesInput(props: ArrayOfObjectsInputProps) {
  const { onChange, readOnly, schemaType, value } = props;
  // Several may be added before the form is drawn again.
  const latest = useRef(value);
  latest.current = value;
  const [member] = schemaType.of;
  const type = typeOf(member);
  const filter = useFilter(member, props.path);
  if (type === undefined || readOnly) return props.renderDefault(props);
  const word = wordFor(type);
  return (
    <Stack gap={2}>
      {(value?.length ?? 0) > 0 && props.renderDefault(props)}
      <NameBox
        type={type}
        label={`Add ${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`}
        isFixed={isTrue(member?.options, 'disableNew')}
        isWeak={isTrue(member, 'weak')}
        filter={filter}
        input={props.elementProps}
        isRow
        onPick={(reference) => {
          const isThere = latest.current?.some(
            (item) => '_ref' in item && item._ref === reference._ref,
          );
          if (isThere) return;
          const item = { ...reference, _key: newKey() };
          latest.current = [...(latest.current ?? []), item];
          onChange([setIfMissing([]), insert([item], 'after', [-1])]);
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
  const filter = useFilter(schemaType, props.path);
  if (type === undefined || readOnly || !isEmpty) return props.renderDefault(props);
  return (
    <div data-testid="reference-input">
      <NameBox
        type={type}
        label={`Choose the ${wordFor(type)}`}
        isFixed={isTrue(schemaType.options, 'disableNew')}
        isWeak={isTrue(schemaType, 'weak')}
        filter={filter}
        input={elementProps}
        onPick={(reference) => onChange(set(reference))}
      />
    </div>
  );
}
