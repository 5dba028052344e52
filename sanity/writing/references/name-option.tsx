import { AddIcon } from '@sanity/icons/Add';
import { Box, Card, Flex, Text } from '@sanity/ui';
import { type Choice, titleOf } from './name-choices.ts';

/** A name in the list under the box. */
export function NameOption(props: {
  id: string;
  choice: Choice;
  isChosen: boolean;
  onTake: () => void;
}) {
  const { id, choice, isChosen, onTake } = props;
  return (
    <Card
      id={id}
      role="option"
      aria-selected={isChosen}
      tone={isChosen ? 'primary' : 'default'}
      padding={3}
      radius={2}
      style={{ cursor: 'pointer' }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Flex gap={3} align="center">
        {choice.kind !== 'found' && (
          <Text size={1}>
            <AddIcon />
          </Text>
        )}
        <Box flex={1}>
          <Text size={1} textOverflow="ellipsis">
            {titleOf(choice)}
          </Text>
        </Box>
        {choice.kind === 'found' && choice.named.about !== null && (
          <Text size={1} muted textOverflow="ellipsis">
            {choice.named.about}
          </Text>
        )}
      </Flex>
    </Card>
  );
}
