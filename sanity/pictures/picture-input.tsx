import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useEffect, useRef } from 'react';
import type { ObjectInputProps } from 'sanity';
import { focusWhenDrawn } from '../writing/body/focus-when-drawn.ts';
import { fieldTitles, namesOf } from './filled.ts';
import { type Told, usePictureData } from './use-picture-data.ts';
import { UsedIn } from './used-in.tsx';

/** A picture's form, which fills itself from what is known of the picture, says so, and says where else it stands. */
export function PictureInput(props: ObjectInputProps) {
  const { told, chosen, fillNow } = usePictureData(props);
  useCursorAfterUpload(chosen, props);
  return (
    <Stack gap={4}>
      {props.renderDefault(props)}
      {told !== null && <FromPicture told={told} />}
      {fillNow !== null && (
        <Flex>
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text="Fill what is empty from the picture’s own data"
            onClick={fillNow}
          />
        </Flex>
      )}
      {chosen !== undefined && <UsedIn asset={chosen} />}
    </Stack>
  );
}

/**
 * What was pressed to choose a file is gone once it is here, and the focus with it: a form over a text would not be
 * closed by Escape then. It goes to the words that are to be looked over.
 */
function useCursorAfterUpload(chosen: string | undefined, { path, readOnly }: ObjectInputProps) {
  const before = useRef(chosen);
  const latest = useRef(path);
  latest.current = path;
  useEffect(() => {
    const isNew = chosen !== undefined && before.current !== chosen;
    before.current = chosen;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isNew || readOnly || !isLost) return;
    focusWhenDrawn([[...latest.current, 'alt']], { preventScroll: true });
  }, [chosen, readOnly]);
}

function whence({ fields, from }: Told): string {
  const titles = namesOf(fields).map((name) => fieldTitles[name]);
  if (titles.length === 0) return 'Nothing is known of the picture that is missing here.';
  const source =
    from === null
      ? 'From the picture’s own data'
      : from === 'library'
        ? 'From the picture library'
        : `As in “${from.title ?? 'another document'}”`;
  return `${source}: ${titles.join(', ')}. Look it over.`;
}

function FromPicture({ told }: { told: Told }) {
  const { data, fields } = told;
  const besides = [
    data.copyright && `Copyright: ${data.copyright}`,
    data.terms && `Terms of use: ${data.terms}`,
    data.forbidsMining && 'Its owner forbids that it trains machines.',
    (data.place || data.taken) && `Taken: ${[data.place, data.taken].filter(Boolean).join(', ')}`,
  ].filter((line) => typeof line === 'string');
  return (
    <Card padding={3} radius={2} border tone={namesOf(fields).length > 0 ? 'primary' : 'neutral'}>
      <Stack gap={3} role="status">
        <Text size={1}>{whence(told)}</Text>
        {besides.map((line) => (
          <Text size={1} muted key={line}>
            {line}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}
