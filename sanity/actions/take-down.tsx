import { UnpublishIcon } from '@sanity/icons/Unpublish';
import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useToast } from '@sanity/ui/toast';
import { useEffect, useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  useClient,
  useDocumentPairPermissions,
  useSetPerspective,
} from 'sanity';
import { IntentLink } from 'sanity/router';
import { documentAddress } from '#lib/content/document-address.ts';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../api-version.ts';
import { linkedFrom, type Mention, mostNamed } from './linked-from.ts';
import { withdraw } from './withdraw.ts';

type QuestionProps = { id: string; address: string | null; onNo: () => void; onYes: () => void };

/** What taking a story down does, and what mentions it. */
function Question({ id, address, onNo, onYes }: QuestionProps) {
  const client = useClient({ apiVersion });
  const [mentions, setMentions] = useState<Mention[] | null>(null);
  useEffect(() => {
    let isOpen = true;
    linkedFrom(client, id).then(
      (found) => isOpen && setMentions(found),
      () => isOpen && setMentions([]),
    );
    return () => {
      isOpen = false;
    };
  }, [client, id]);
  return (
    <Stack gap={4}>
      <Text>
        Readers no longer find it at once,{' '}
        {address === null ? 'anywhere' : `at ${address} or in any list`}. What you see here stays as
        a draft.
      </Text>
      {mentions !== null && mentions.length > 0 && <Mentions mentions={mentions} />}
      <Flex gap={2} justify="flex-end">
        <Button mode="ghost" text="Cancel" onClick={onNo} />
        <Button
          data-testid="confirm-button"
          tone="critical"
          text="Take down"
          disabled={mentions === null}
          onClick={onYes}
        />
      </Flex>
    </Stack>
  );
}

function Mentions({ mentions }: { mentions: Mention[] }) {
  return (
    <Stack gap={3} data-testid="internal-references">
      <Text size={1} muted>
        {mentions.length > mostNamed ? `More than ${mostNamed}` : mentions.length} mention it. A
        story goes all the same: they stay, are shown without it, and lead to it again should it
        come back.
      </Text>
      <Card border radius={2} padding={3} style={{ maxHeight: '40vh', overflow: 'auto' }}>
        <Stack gap={3} as="ul" style={{ listStyle: 'none' }}>
          {mentions.slice(0, mostNamed).map(({ id, type, title }) => (
            <Text as="li" size={1} key={id}>
              <IntentLink intent="edit" params={{ id, type }} target="_blank">
                {title}
              </IntentLink>
            </Text>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}

/** Takes a published story from its readers; offered wherever the story is open, to who may. */
export const takeDown: DocumentActionComponent = (props: DocumentActionProps) => {
  const { id, type, published, release } = props;
  const client = useClient({ apiVersion });
  const toast = useToast();
  const setPerspective = useSetPerspective();
  const [isAsked, setIsAsked] = useState(false);
  const [permission, isAsking] = useDocumentPairPermissions({ id, type, permission: 'unpublish' });
  if (published === null || release !== undefined) return null;
  if (!isAsking && !permission?.granted) return null;

  const onYes = () => {
    setIsAsked(false);
    withdraw(client, id, new Date()).then(
      () => {
        // The published side is gone: without this the form would be an empty one.
        setPerspective('drafts');
        toast.push({ status: 'success', title: 'Taken down. It is a draft now, and withdrawn.' });
      },
      (error: unknown) =>
        toast.push({
          status: 'error',
          title: 'The story could not be taken down.',
          description: messageOf(error),
        }),
    );
  };
  return {
    label: 'Take down',
    title: 'Readers no longer see it; what is here stays as a draft.',
    icon: UnpublishIcon,
    tone: 'critical',
    disabled: isAsking,
    onHandle: () => setIsAsked(true),
    dialog: isAsked && {
      type: 'dialog',
      header: 'Take this story down?',
      onClose: () => setIsAsked(false),
      content: (
        <Question
          id={id}
          address={documentAddress(type, published)}
          onNo={() => setIsAsked(false)}
          onYes={onYes}
        />
      ),
    },
  };
};
takeDown.displayName = 'TakeDown';
