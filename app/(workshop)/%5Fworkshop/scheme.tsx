export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/**
 * Shows the page as a device of that colour scheme would: the rules readers get for dark devices count
 * always or never. Nothing of the colours is written twice for the workshop.
 */
export function InScheme({ scheme }: { scheme: Scheme }) {
  const script = `
    document.documentElement.style.colorScheme = '${scheme}';
    for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
      if (rule.media && /prefers-color-scheme: dark/.test(rule.media.mediaText)) {
        rule.media.mediaText = '${scheme === 'dark' ? 'all' : 'not all'}';
      }
    }`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script of our own, made of one of two words.
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
