import type { EditAction } from '@sanity/client';
import { ArrowRightIcon } from '@sanity/icons/ArrowRight';
import { useToast } from '@sanity/ui/toast';
import { useEffect, useState } from 'react';
import { type DocumentActionComponent, useClient } from 'sanity';
import { messageOf } from '#lib/message-of.ts';
import { apiVersion } from '../api-version.ts';
import {
  isKept,
  keepAddressActions,
  type Move,
  moveBetween,
  redirectsInRelease,
} from './release-redirects.ts';

type State = 'unknown' | 'missing' | 'writing' | 'kept';

/** Changes nothing: the version is looked at again, and what was wrong with its address is gone. */
const touch = (draftId: string, publishedId: string): EditAction => ({
  actionType: 'sanity.action.document.edit',
  draftId,
  publishedId,
  patch: { unset: ['_empty_action_guard_pseudo_field_'] },
});

/**
 * For a version in a release whose address changes: puts a redirect from the old one into the release,
 * to be published with it. The Studio publishes a release without asking any document's action.
 */
export const keepOldAddress: DocumentActionComponent = ({
  id,
  type,
  version,
  published,
  release,
}) => {
  const client = useClient({ apiVersion });
  const toast = useToast();
  const [state, setState] = useState<State>('unknown');
  const move = moveBetween({ id, type }, published, version);
  const [left, taken] = [move?.left, move?.taken];

  useEffect(() => {
    let current = true;
    setState('unknown');
    if (release === undefined || left === undefined || taken === undefined) return;
    const asked = { documentId: id, left, taken };
    redirectsInRelease(client, release, asked).then(
      (known) => current && setState(isKept(known, asked) ? 'kept' : 'missing'),
      // Pressed once more it is asked again; to keep an address twice does no harm.
      () => current && setState('missing'),
    );
    return () => {
      current = false;
    };
  }, [client, release, id, left, taken]);

  if (version === null || release === undefined || move === null) return null;

  const keep = async (move: Move) => {
    const known = await redirectsInRelease(client, release, move);
    await client.action([...keepAddressActions(release, move, known), touch(version._id, id)]);
  };
  const onHandle = () => {
    setState('writing');
    keep(move).then(
      () => setState('kept'),
      (error: unknown) => {
        setState('missing');
        toast.push({
          status: 'error',
          title: `The old address ${move.left} could not be kept.`,
          description: messageOf(error),
        });
      },
    );
  };
  return {
    label: state === 'kept' ? 'The old address is kept' : 'Keep the old address',
    title: `${move.left} will lead to ${move.taken} once the release is published.`,
    icon: ArrowRightIcon,
    disabled: state !== 'missing',
    onHandle,
  };
};
keepOldAddress.displayName = 'KeepOldAddress';
