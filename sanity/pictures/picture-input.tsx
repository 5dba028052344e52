import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import type { ObjectInputProps } from 'sanity';
import { fieldTitles } from './filled.ts';
import { type Told, usePictureData } from './use-picture-data.ts';

/** A picture's form, which fills itself from what the picture says of itself, and says so. */
export function PictureInput(props: ObjectInputProps) {
  const { told, fillNow } = usePictureData(props);
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
    </Stack>
  );
}

function FromPicture({ told: { data, filled } }: { told: Told }) {
  const titles = filled.map((field) => fieldTitles[field]);
  const besides = [
    data.copyright && `Copyright: ${data.copyright}`,
    data.terms && `Terms of use: ${data.terms}`,
    data.forbidsMining && 'Its owner forbids that it trains machines.',
    (data.place || data.taken) && `Taken: ${[data.place, data.taken].filter(Boolean).join(', ')}`,
  ].filter((line) => typeof line === 'string');
  return (
    <Card padding={3} radius={2} border tone={titles.length > 0 ? 'primary' : 'neutral'}>
      <Stack gap={3} role="status">
        <Text size={1}>
          {titles.length > 0
            ? `From the picture’s own data: ${titles.join(', ')}. Look it over.`
            : 'The picture says nothing of itself that is missing here.'}
        </Text>
        {besides.map((line) => (
          <Text size={1} muted key={line}>
            {line}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}
