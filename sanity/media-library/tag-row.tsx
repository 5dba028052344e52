import { CloseIcon } from '@sanity/icons/Close';
import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../api-version.ts';
import { NameBox } from '../writing/references/name-box.tsx';
import { type Named, namesOf } from '../writing/references/names.ts';

type TagRowProps = {
  ids: readonly string[];
  readOnly: boolean;
  onTag: (tag: Named) => void;
  onChange: (ids: string[]) => void;
};

/** The tags of a picture: each leads to the pictures that have it, more are added by name. */
export function TagRow({ ids, readOnly, onTag, onChange }: TagRowProps) {
  const names = useNames(ids);
  // Several may be added before this is drawn again.
  const latest = useRef(ids);
  latest.current = ids;
  const change = (changed: string[]) => {
    latest.current = changed;
    onChange(changed);
  };
  return (
    <Stack gap={2}>
      <Text size={1} weight="medium">
        Tags
      </Text>
      <Flex gap={2} wrap="wrap">
        {ids.map((id) => {
          const tag = names.find((named) => named.id === id) ?? {
            ...{ id, name: 'A tag', about: null, isPublished: true },
          };
          return (
            <Flex key={id}>
              <Button
                mode="ghost"
                fontSize={1}
                padding={2}
                text={tag.name}
                aria-label={`Show pictures of ${tag.name}`}
                onClick={() => onTag(tag)}
              />
              {!readOnly && (
                <Button
                  mode="bleed"
                  fontSize={1}
                  padding={2}
                  icon={CloseIcon}
                  aria-label={`Take ${tag.name} off`}
                  onClick={() => change(latest.current.filter((one) => one !== id))}
                />
              )}
            </Flex>
          );
        })}
      </Flex>
      {!readOnly && (
        <NameBox
          type="tag"
          label="Add a tag"
          onPick={({ _ref }) => !latest.current.includes(_ref) && change([...latest.current, _ref])}
        />
      )}
    </Stack>
  );
}

/** What these documents are called. */
function useNames(ids: readonly string[]): readonly Named[] {
  const client = useClient({ apiVersion });
  const [names, setNames] = useState<readonly Named[]>([]);
  const wanted = ids.join(' ');
  useEffect(() => {
    let isHere = true;
    namesOf(client, wanted === '' ? [] : wanted.split(' ')).then(
      (found) => isHere && setNames(found),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [client, wanted]);
  return names;
}
