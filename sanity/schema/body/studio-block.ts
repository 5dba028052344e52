import type { SchemaTypeDefinition } from 'sanity';

/** The groups of the menu that inserts blocks, in their order there. */
export const insertGroups = {
  media: 'Media',
  reading: 'Reading aids',
  accents: 'Accents',
} as const;

/** A body block as the Studio knows it: its form, and the group of the insert menu it stands in. */
export type StudioBlock<Name extends string> = {
  group: keyof typeof insertGroups;
  type: SchemaTypeDefinition & { name: Name };
};
