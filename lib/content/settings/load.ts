import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../load.ts';
import type { Viewing } from '../viewing.ts';
import { editedSettings } from './edited.ts';
import { rememberNewsroom } from './last-known.ts';
import { defaultSettings, settingsContent } from './settings.ts';
import type { SettingsView } from './view.ts';

/**
 * The newsroom itself. A newsroom that has set nothing yet gets sensible values.
 *
 * @throws LakeUnavailableError
 */
export const loadSettings = cache(async (viewing: Viewing): Promise<Loaded<SettingsView>> => {
  const { view, marks } = await loadContent(settingsContent, {}, viewing);
  if (view !== null && viewing.mode === 'reader') rememberNewsroom(view);
  const settings = view ?? defaultSettings;
  return { view: viewing.mode === 'draft' ? editedSettings(settings) : settings, marks };
});
