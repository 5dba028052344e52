import { LaunchIcon } from '@sanity/icons/Launch';
import type { DocumentActionComponent } from 'sanity';
import { documentAddress } from '#lib/content/document-address.ts';
import { isVisible } from './visibility.ts';

/** Opens the page as readers see it, in a tab of its own; offered once they can. */
export const viewOnSite: DocumentActionComponent = ({ type, published }) => {
  const path = documentAddress(type, published);
  if (path === null || !isVisible(published, new Date())) return null;
  return {
    label: 'View on site',
    icon: LaunchIcon,
    onHandle: () => window.open(path, '_blank', 'noopener'),
  };
};
viewOnSite.displayName = 'ViewOnSite';
