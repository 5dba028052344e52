import { BoltIcon, ClockIcon, ComposeIcon, EditIcon, SearchIcon, UsersIcon } from '@sanity/icons';
import type { FieldGroupDefinition } from 'sanity';

/** The tabs of a story's form. */
export const articleGroups: FieldGroupDefinition[] = [
  { name: 'story', title: 'Story', icon: ComposeIcon, default: true },
  { name: 'people', title: 'People & place', icon: UsersIcon },
  { name: 'timing', title: 'Timing', icon: ClockIcon },
  {
    name: 'live',
    title: 'Live',
    icon: BoltIcon,
    hidden: ({ value }) => value?.kind !== 'live' && !value?.liveUpdates?.length,
  },
  { name: 'corrections', title: 'Corrections', icon: EditIcon },
  { name: 'listing', title: 'Lists & search', icon: SearchIcon },
];
