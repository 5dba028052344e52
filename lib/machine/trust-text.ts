import type { SettingsView } from '#lib/content/settings/view.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { frontPath } from '#lib/routes.ts';
import { saidOf } from './machine-use.ts';

/** An address as one line, whatever was written into it. */
const line = (name: string, value: string): string =>
  `${name}=${value.replace(/\s+/g, encodeURIComponent)}`;

/**
 * Who the newsroom is, elsewhere too: by it a page that claims to be the newsroom's is known to be.
 *
 * @see https://journallist.net/reference-document-for-trust-txt-specifications
 */
export function trustText({ name, publisher, social, machineUse }: SettingsView): string {
  const { contactEmail, ethicsPolicyUrl, ownershipFundingUrl, correctionsPolicyUrl } = publisher;
  const policies = [ethicsPolicyUrl, ownershipFundingUrl, correctionsPolicyUrl].filter(
    (url) => typeof url === 'string',
  );
  return [
    `# ${name.replace(/\s+/g, ' ')}, ${publicUrl(frontPath())}`,
    ...social.map((url) => line('social', url)),
    ...(contactEmail === null ? [] : [line('contact', `mailto:${contactEmail}`)]),
    ...policies.map((url) => line('disclosure', publicUrl(url))),
    ...(machineUse === null ? [] : [line('datatrainingallowed', saidOf[machineUse].dataTraining)]),
    '',
  ].join('\n');
}
