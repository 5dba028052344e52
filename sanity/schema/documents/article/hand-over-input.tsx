import { Card, Stack, Text } from '@sanity/ui';
import { type ObjectInputProps, useUser } from 'sanity';
import { handOverOf, handOverTitles } from './hand-over.ts';

/** A person by name; their id until it is known. */
export function PersonName({ id }: { id: string }) {
  const [user] = useUser(id);
  return <>{user?.displayName ?? user?.email ?? id}</>;
}

/** Where a story is in the newsroom, in a sentence; it is moved by the document's actions. */
export function HandOverInput({ value }: ObjectInputProps) {
  const { step, holder, by, note } = handOverOf({ desk: value });
  return (
    <Card padding={3} radius={2} border data-testid="hand-over">
      <Stack gap={3}>
        <Text size={1}>
          <strong>{handOverTitles[step]}</strong>
          {holder === null ? (
            ' · nobody in particular has it'
          ) : (
            <>
              {' · '}
              <PersonName id={holder} /> has it
            </>
          )}
        </Text>
        {note !== null && (
          <Text size={1} muted>
            “{note}”
            {by !== null && (
              <>
                {' — '}
                <PersonName id={by} />
              </>
            )}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
