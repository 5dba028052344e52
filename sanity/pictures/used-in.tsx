import { Stack, Text } from '@sanity/ui';
import { useEffect, useState } from 'react';
import { useClient, useFormValue } from 'sanity';
import { IntentLink } from 'sanity/router';
import { apiVersion } from '../api-version.ts';
import { type PictureUse, recentUsesOf, usesElsewhere } from './uses.ts';

/** How many are named before the rest is counted. */
const named = 5;

/** Which other stories show a picture. */
export function UsedIn({ asset }: { asset: string }) {
  const client = useClient({ apiVersion });
  const document = useFormValue(['_id']);
  const [uses, setUses] = useState<readonly PictureUse[]>([]);
  useEffect(() => {
    let isCurrent = true;
    recentUsesOf(client, asset).then(
      (found) => isCurrent && setUses(found),
      // It is told when it is known; nothing depends on it.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [client, asset]);

  const elsewhere = usesElsewhere(uses, String(document ?? ''));
  if (elsewhere.length === 0) return null;
  const rest = elsewhere.length - named;
  return (
    <Stack gap={3} data-testid="picture-used-in">
      <Text size={1} weight="medium">
        Also used in
      </Text>
      {elsewhere.slice(0, named).map(({ id, type, title }) => (
        <Text size={1} key={id}>
          <IntentLink intent="edit" params={{ id, type }}>
            {title || 'A document without a title'}
          </IntentLink>
        </Text>
      ))}
      {rest > 0 && (
        <Text size={1} muted>
          {`And ${rest} more.`}
        </Text>
      )}
    </Stack>
  );
}
