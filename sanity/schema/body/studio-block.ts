import type { ComponentType } from 'react';
import type { PreviewProps, SchemaTypeDefinition } from 'sanity';

/** The groups of the menu that inserts blocks, in their order there. */
export const insertGroups = {
  media: 'Media',
  reading: 'Reading aids',
  accents: 'Accents',
} as const;

/** A body block as the Studio knows it: its form, and the group of the insert menu it stands in. */
export type StudioBlock<Name extends string> = {
  group: keyof typeof insertGroups;
  type: SchemaTypeDefinition & {
    name: Name;
    /** How it looks in a text that is being written: `studio/preview.tsx` of its folder. */
    components: { preview: ComponentType<PreviewProps> };
  };
};
