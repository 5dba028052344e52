import { leadingTo, type Place, standInLeadingTo } from '../leading.ts';
import type { SettingsView } from './view.ts';

const place = (...field: Place['field']): Place => ({
  type: 'siteSettings',
  id: 'siteSettings',
  field,
});

/** The newsroom in an editor's preview: its menu leads to where sections are put into it. */
export const editedSettings = (view: SettingsView): SettingsView => ({
  ...view,
  name: standInLeadingTo(place('name'), view.name),
  navigation: view.navigation.map((link) => ({
    ...link,
    name: leadingTo(place('navigation'), link.name),
  })),
  publisher: {
    ...view.publisher,
    legalName: standInLeadingTo(place('publisher', 'legalName'), view.publisher.legalName),
  },
});
