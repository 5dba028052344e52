import { Box, Dialog } from '@sanity/ui';
import { useId } from 'react';
import type { AssetSourceComponentProps } from 'sanity';
import { Library } from './library.tsx';

/** The library in front of a form whose field wants a picture. */
export function LibrarySource({ onClose, onSelect }: AssetSourceComponentProps) {
  const id = useId();
  return (
    <Dialog id={id} header="Choose a picture" width={4} onClose={onClose}>
      <Box padding={[3, 4]}>
        <Library onChoose={({ id: value }) => onSelect([{ kind: 'assetDocumentId', value }])} />
      </Box>
    </Dialog>
  );
}
