import type { PatchOperations } from '@sanity/client';
import { useToast } from '@sanity/ui/toast';
import { useState } from 'react';
import {
  type DocumentActionDescription,
  type DocumentActionProps,
  type SanityDocument,
  useClient,
} from 'sanity';
import { leaveRedirects } from '#lib/content/redirect/leave.ts';
import { passageBetween } from '#lib/content/redirect/left-behind.ts';
import { apiVersion } from '../api-version.ts';
import { publishRevision } from './publish-revision.ts';

/** A draft that may be published as it stands, what it needs written into it before, and what is told after. */
export type Ready = {
  draft: SanityDocument;
  patches: readonly PatchOperations[];
  done: string;
};

/** Publishing, as far as it has come. */
export type Publishing = {
  /** The draft that is there is being published, or is about to go. */
  isUnderWay: boolean;
  /** Whether to publish all the same when earlier addresses could not be kept; undefined while nobody has to say. */
  dialog: DocumentActionDescription['dialog'];
  publish(ready: Ready): void;
};

const question = (fault: string) =>
  `Redirects from earlier addresses could not be written: ${fault} ` +
  'Publish without them? Readers who have an old address will not find the page.';

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Publishes what was looked at, and before that writes what its earlier addresses need to lead to it; tells how it ended. */
export function usePublishing({ id, type, draft, published }: DocumentActionProps): Publishing {
  const client = useClient({ apiVersion });
  const toast = useToast();
  // Of what was published the draft stays in the Studio until it has heard so: it is not published twice.
  const [gone, setGone] = useState<string | null>(null);
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [asked, setAsked] = useState<{ ready: Ready; fault: string } | null>(null);

  const refuse = (title: string) => {
    toast.push({ status: 'error', title, duration: 8000 });
  };
  const send = async ({ draft, patches, done }: Ready) => {
    const outcome = await publishRevision(client, { id, draft, published }, patches);
    if (outcome.as === 'changed') {
      refuse('Not published: it was changed in that moment. Look at it and press again.');
    } else {
      setGone(outcome.revision);
      toast.push({ status: 'success', title: done, duration: 8000 });
    }
  };
  const during = (work: Promise<void>) => {
    setIsUnderWay(true);
    work
      .catch((error: unknown) => refuse(`It could not be published: ${sentence(error)}`))
      .finally(() => setIsUnderWay(false));
  };
  const publish = (ready: Ready) => {
    const passage = passageBetween({ id, type }, published, ready.draft);
    const redirects = passage === null ? Promise.resolve() : leaveRedirects(client, [passage]);
    during(
      redirects.then(
        () => send(ready),
        (error: unknown) => setAsked({ ready, fault: sentence(error) }),
      ),
    );
  };
  return {
    isUnderWay: isUnderWay || (gone !== null && draft?._rev === gone),
    dialog: asked && {
      type: 'confirm',
      tone: 'caution',
      message: question(asked.fault),
      confirmButtonText: 'Publish anyway',
      onCancel: () => setAsked(null),
      onConfirm: () => {
        setAsked(null);
        during(send(asked.ready));
      },
    },
    publish,
  };
}
