import type { SettingsView } from './view.ts';

/** What a page says of the newsroom that nothing can be asked about. */
export type KnownNewsroom = Pick<SettingsView, 'name' | 'language' | 'navigation'>;

declare global {
  var datelineNewsroom: KnownNewsroom | undefined;
}

/** Remembers what the lake last said, for pages that have to do without it. One to a process, as the ledger is. */
export function rememberNewsroom({ name, language, navigation }: SettingsView): void {
  globalThis.datelineNewsroom = { name, language, navigation };
}

/** What was last known of the newsroom; null when nothing has been read since the start. */
export const lastKnownNewsroom = (): KnownNewsroom | null => globalThis.datelineNewsroom ?? null;
