import { Box, Dialog } from '@sanity/ui';
import { useId, useState } from 'react';
import type { AssetSourceComponentProps } from 'sanity';
import { Library } from './library.tsx';
import { UploadList } from './upload-list.ts';

/** The library in front of a form whose field wants a picture. */
export function LibrarySource({ onClose, onSelect }: AssetSourceComponentProps) {
  const id = useId();
  const [list] = useState(() => new UploadList());
  return (
    // The cursor is where words are typed, not on the button that closes it.
    <Dialog
      id={id}
      header="Choose a picture"
      width={4}
      onClose={onClose}
      __unstable_autoFocus={false}
    >
      <Box padding={[3, 4]}>
        <Library
          list={list}
          onChoose={({ id: value }) => onSelect([{ kind: 'assetDocumentId', value }])}
        />
      </Box>
    </Dialog>
  );
}
