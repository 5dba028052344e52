import { Badge, Card, Flex, Stack, Text } from '@sanity/ui';
import { IntentLink } from 'sanity/router';
import { handOverOf, handOverTitles } from '../../schema/documents/article/hand-over.ts';
import { PersonName } from '../../schema/documents/article/hand-over-input.tsx';
import { storyState, storyStates, storySubtitle } from '../../schema/documents/article/state.ts';
import { missingOf } from './desk-lists.ts';
import type { Entry } from './entries.ts';

/** A story on the desk: its whole headline, where it stands, who has it, what it lacks. */
export function StoryRow({ entry, now }: { entry: Entry; now: Date }) {
  const { step, holder, note } = handOverOf(entry);
  const missing = missingOf(entry);
  const about = storySubtitle({ ...entry, authors: entry.authors ?? [] });
  return (
    <Card as="li" borderBottom paddingY={3} data-testid="desk-story">
      <Stack gap={3}>
        <Text size={2} weight="medium">
          <IntentLink intent="edit" params={{ id: entry._id, type: 'article' }}>
            {entry.headline || 'No headline yet'}
          </IntentLink>
        </Text>
        <Flex gap={2} wrap="wrap" align="center">
          <Badge tone={storyStates[entry.state].tone}>{storyState(entry, entry.state, now)}</Badge>
          {entry.isDraft && step !== 'writing' && <Badge>{handOverTitles[step]}</Badge>}
          <Text size={1} muted>
            {about}
          </Text>
          {holder !== null && (
            <Text size={1} muted>
              <PersonName id={holder} /> has it
            </Text>
          )}
        </Flex>
        {note !== null && (
          <Text size={1} muted>
            “{note}”
          </Text>
        )}
        {missing.length > 0 && (
          <Text size={1} muted>
            Lacks {new Intl.ListFormat('en').format(missing)}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
