import { ClockIcon } from '@sanity/icons/Clock';
import type { DocumentBadgeComponent } from 'sanity';
import { readableMoment } from '../schema/validation/newsroom-time.ts';
import { embargoOf } from './visibility.ts';

/** Says beside a story that it is published but still held back. */
export const embargoBadge: DocumentBadgeComponent = ({ published }) => {
  const until = embargoOf(published, new Date());
  return until === null
    ? null
    : {
        label: 'Embargo',
        title: `Published; readers see it from ${readableMoment(until)}`,
        color: 'warning',
        icon: ClockIcon,
      };
};
embargoBadge.displayName = 'EmbargoBadge';
