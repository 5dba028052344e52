import { BoltIcon } from '@sanity/icons/Bolt';
import { ClockIcon } from '@sanity/icons/Clock';
import { ComposeIcon } from '@sanity/icons/Compose';
import { EditIcon } from '@sanity/icons/Edit';
import { SearchIcon } from '@sanity/icons/Search';
import { TransferIcon } from '@sanity/icons/Transfer';
import { UsersIcon } from '@sanity/icons/Users';
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
  { name: 'desk', title: 'Desk', icon: TransferIcon },
  { name: 'listing', title: 'Listing', icon: SearchIcon },
];
