import { useToast } from '@sanity/ui/toast';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useCurrentUser } from 'sanity';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../api-version.ts';
import { endShare, type Share, shareDraft, sharesOf } from './share.ts';

/** The links to a story's draft, and what may be done with them. */
export function useShares(story: string) {
  const client = useClient({ apiVersion });
  const user = useCurrentUser();
  const toast = useToast();
  const [shares, setShares] = useState<readonly Share[] | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async () => setShares(await sharesOf(client, story)), [client, story]);

  const trying = useCallback(
    async (what: string, work: () => Promise<void>) => {
      setBusy(true);
      try {
        await work();
      } catch (error) {
        const description = messageOf(error);
        toast.push({ status: 'error', title: what, description });
      } finally {
        setBusy(false);
      }
    },
    [toast],
  );

  useEffect(() => {
    void trying('The links cannot be listed.', look);
  }, [trying, look]);

  return {
    shares,
    /** The whole address of the link made last. */
    made,
    isBusy,
    make: (days: number) =>
      trying('The link could not be made.', async () => {
        const maker = user && { id: user.id, name: user.name ?? user.email ?? '' };
        const path = await shareDraft(client, { story, days, maker });
        setMade(new URL(path, window.location.origin).href);
        await look();
      }),
    end: (id: string) =>
      trying('The link could not be ended.', async () => {
        await endShare(client, id);
        setMade(null);
        await look();
      }),
  };
}
