import type { ImageView } from '../image/view.ts';
import type { NamedLink } from '../story/view.ts';

/** What machines may do with what is published: all, find and show it, or nothing. */
export const machineUses = ['all', 'search', 'none'] as const;
export type MachineUse = (typeof machineUses)[number];

/** The newsroom itself: its name, language and clock, and what stands around every page. */
export type SettingsView = {
  name: string;
  tagline: string | null;
  description: string | null;
  /** BCP 47, `en` when the editor set none or a wrong one. */
  language: string;
  /** IANA, `UTC` when the editor set none or a wrong one. */
  timeZone: string;
  navigation: NamedLink[];
  publisher: {
    legalName: string;
    logo: ImageView | null;
    contactEmail: string | null;
    /** Full addresses or paths of the site. */
    ethicsPolicyUrl: string | null;
    correctionsPolicyUrl: string | null;
    /** Who owns the newsroom and what it lives on. */
    ownershipFundingUrl?: string | null;
  };
  social: string[];
  /** A WebSub hub that passes on what is new. */
  feedHub: string | null;
  /** Null where the newsroom says nothing. */
  machineUse: MachineUse | null;
  /** CMS pages (about, ethics…), for the footer. */
  pages: NamedLink[];
};
