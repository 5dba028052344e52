import { createContext } from 'react';
import type { ArrayOfObjectsInputProps, Path } from 'sanity';

/** Where in the document a text stands, and what it may hold: its editor's plugins know neither. */
export type BodyPlace = {
  path: Path;
  types: ArrayOfObjectsInputProps['schemaType']['of'];
  onPathOpen: (path: Path) => void;
  onPathFocus: (path: Path) => void;
};

export const BodyPlaceContext = createContext<BodyPlace | null>(null);
