import { LinkIcon } from '@sanity/icons/Link';
import { useState } from 'react';
import { type DocumentActionComponent, useDocumentValuePermissions } from 'sanity';
import { sharedDraftId, sharedDraftType } from '#lib/preview/shared/link.ts';
import { ShareDialog } from '../share/share-dialog.tsx';

/** What a link's document is, as far as who may make one depends on it. */
const anyLink = { _id: sharedDraftId('any'), _type: sharedDraftType };

/** Shows a story's draft to somebody without an account, by a link; offered to who may make one. */
export const shareDraft: DocumentActionComponent = ({ id, type, draft, published }) => {
  const [isOpen, setOpen] = useState(false);
  const [permission, isAsking] = useDocumentValuePermissions({
    document: anyLink,
    permission: 'create',
  });
  if (type !== 'article' || (draft === null && published === null)) return null;
  if (!isAsking && !permission?.granted) return null;
  return {
    // It has its place before it is known: what comes late moves the rest of the menu under a hand.
    disabled: isAsking,
    label: 'Share a preview',
    title: 'A link to this story for somebody without an account',
    icon: LinkIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Share a preview of this story',
      width: 'medium',
      onClose: () => setOpen(false),
      content: <ShareDialog story={id} />,
    },
  };
};
shareDraft.displayName = 'ShareDraft';
