/** Characters that could end the script element or begin markup in it, as JSON escapes. */
const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that may stand inside a script element, whatever an editor typed. */
export const scriptJson = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '');

/** Structured data for machines. */
export function JsonLd({ data }: { data: readonly object[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by scriptJson.
      dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
    />
  );
}
