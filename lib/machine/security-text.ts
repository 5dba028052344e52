import type { SettingsView } from '#lib/content/settings/view.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { securityTextPath } from '#lib/routes.ts';

/** Months after which it has to be read again; RFC 9116 wants less than a year. */
const monthsGood = 11;

/** A `mailto:` address; what a mail program would take for something else is encoded. */
const mailto = (email: string): string =>
  `mailto:${email.split('@').map(encodeURIComponent).join('@')}`;

/**
 * Whom to tell about a weakness of the site. Null when the newsroom names nobody.
 *
 * @param now ISO 8601. The text stays the same for a month.
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export function securityText(settings: SettingsView, now: string): string | null {
  const { contactEmail } = settings.publisher;
  if (contactEmail === null) return null;
  const today = new Date(now);
  const expires = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + monthsGood, 1);
  const languages = new Set([settings.language, 'en']);
  return [
    `Contact: ${mailto(contactEmail)}`,
    `Expires: ${new Date(expires).toISOString().replace('.000Z', 'Z')}`,
    `Preferred-Languages: ${[...languages].join(', ')}`,
    `Canonical: ${publicUrl(securityTextPath())}`,
    '',
  ].join('\n');
}
