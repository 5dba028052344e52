import type { PatchOperations } from '@sanity/client';
import { useToast } from '@sanity/ui/toast';
import { useEffect, useRef, useState } from 'react';
import { type DocumentActionProps, type SanityDocument, useClient } from 'sanity';
import { leaveRedirects } from '#lib/content/redirect/leave.ts';
import { passageBetween } from '#lib/content/redirect/left-behind.ts';
import { messageOf } from '#lib/message-of.ts';
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
  /** Whether that is so at this very moment, whatever is drawn yet. */
  isBusy(): boolean;
  /** Why the earlier addresses of this draft could not be kept: the next press publishes without. */
  fault: string | null;
  publish(ready: Ready): void;
};

/** Milliseconds in which the Studio hears that a draft is gone. */
const hearsIn = 5000;

/** Revisions of a draft that were published: until the Studio has heard so, it still shows it. */
function useGone() {
  const [gone, setGone] = useState<readonly string[]>([]);
  useEffect(() => {
    if (gone.length === 0) return;
    const hearing = setTimeout(() => setGone([]), hearsIn);
    return () => clearTimeout(hearing);
  }, [gone]);
  return [gone, setGone] as const;
}

/** Publishes what was looked at, and before that writes what its earlier addresses need to lead to it; tells how it ended. */
export function usePublishing({ id, type, draft, published }: DocumentActionProps): Publishing {
  const client = useClient({ apiVersion });
  const toast = useToast();
  const [gone, setGone] = useGone();
  const busy = useRef(false);
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [kept, setKept] = useState<{ revision: string; fault: string } | null>(null);
  const fault = kept !== null && kept.revision === draft?._rev ? kept.fault : null;

  const refuse = (title: string) => {
    toast.push({ status: 'error', title, duration: 8000 });
  };
  const keepAddresses = async (draft: SanityDocument): Promise<boolean> => {
    const passage = passageBetween({ id, type }, published, draft);
    if (passage === null || fault !== null) return true;
    try {
      await leaveRedirects(client, [passage]);
      return true;
    } catch (error) {
      setKept({ revision: draft._rev, fault: messageOf(error) });
      refuse(
        `Not published: redirects from earlier addresses could not be written: ${messageOf(error)} ` +
          'Press again to publish without them; readers who have an old address will not find the page.',
      );
      return false;
    }
  };
  const send = async ({ draft, patches, done }: Ready) => {
    if (!(await keepAddresses(draft))) return;
    const outcome = await publishRevision(client, { id, draft, published }, patches);
    if (outcome.as === 'changed') {
      refuse('Not published: it was changed in that moment. Look at it and press again.');
    } else {
      setGone([draft._rev, outcome.revision]);
      toast.push({ status: 'success', title: done, duration: 8000 });
    }
  };
  const publish = (ready: Ready) => {
    if (busy.current) return;
    busy.current = true;
    setIsUnderWay(true);
    send(ready)
      .catch((error: unknown) => refuse(`It could not be published: ${messageOf(error)}`))
      .finally(() => {
        busy.current = false;
        setIsUnderWay(false);
      });
  };
  return {
    isUnderWay: isUnderWay || (draft !== null && gone.includes(draft._rev)),
    isBusy: () => busy.current,
    fault,
    publish,
  };
}
