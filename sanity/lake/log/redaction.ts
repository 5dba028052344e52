/**
 * Takes out of what is written to a log whatever opens something: by its value where that is known, and by how
 * it looks or what stands before it where it is not. It is done to whole lines, the last thing before they are
 * written, so that it holds for the words of every part, packages of others included.
 */
export type Redaction = {
  /** From now on these values stand in no line. */
  hide(...values: readonly (string | null | undefined)[]): void;
  /** A line without what opens something. */
  in(line: string): string;
};

const hidden = '[hidden]';

/** Shorter values are words that stand in any sentence. */
const shortest = 8;

const secretName =
  '(?:[\\w-]*(?:token|secret|password|passwd|passphrase|api_?key|authorization|cookie|bypass)|sid|next-preview-data|(?:__secure-|__host-)?dateline_\\w+|x-dateline-visitor|sanity-preview-\\w+)';

const syllables = '(?:[bdfghjkmnprstvz][aeiou]){2}[bdfghjkmnprstvz]';

/** What opens something, by how it looks. What is left of it says what it was. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)(\s+|%20)[\w.~+/=%-]+/gi, `$1$2${hidden}`],
  // A word that says what it is for, and 256 bits: tokens, sessions, what is shared with a site.
  [/([a-z]{2,16}_)[\w-]{43}/g, `$1${hidden}`],
  // A link to one draft; the name before the dot is that of a document.
  [/\b([a-z0-9]{16}\.)[\w-]{43}/g, `$1${hidden}`],
  // 256 bits alone.
  [/(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/g, hidden],
  // What is signed or sealed: previews.
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){2,4}/g, hidden],
  // Hosted Sanity's tokens.
  [/\bsk[A-Za-z0-9]{60,}/g, hidden],
  // A first password.
  [new RegExp(`\\b(?:${syllables}-){3}${syllables}\\b`, 'g'), hidden],
  // An address with a password in it.
  [/(\/\/[^\s/:@"'\\]*:)[^\s/@"'\\]+@/g, `$1${hidden}@`],
  // A parameter or a cookie.
  [
    new RegExp(`((?<![\\w-])${secretName}(?:=|%3D))(?!\\[hidden)[^\\s;&"'#\\\\]+`, 'gi'),
    `$1${hidden}`,
  ],
  // A field, as JSON or Node writes it, however deep in quotes.
  [
    new RegExp(
      `((?<![\\w-])${secretName}\\\\*["']?\\s*[:=,]\\s*\\[?\\s*\\\\*["'])(?!\\[hidden)[^"'\\\\]+`,
      'gi',
    ),
    `$1${hidden}`,
  ],
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** The ways a value is written in a line: as it is, in JSON, in an address. */
const spellings = (value: string): string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value.toWellFormed()),
];

export function createRedaction(): Redaction {
  const known = new Set<string>();
  let pattern: RegExp | null = null;
  return {
    hide(...values) {
      const before = known.size;
      for (const value of values) {
        if (value === null || value === undefined || value.length < shortest) continue;
        for (const spelling of spellings(value)) known.add(spelling);
      }
      if (known.size === before) return;
      // The longest first: one may be the beginning of another.
      const all = [...known].sort((one, other) => other.length - one.length);
      pattern = new RegExp(all.map(escaped).join('|'), 'g');
    },
    in(line) {
      let text = pattern === null ? line : line.replace(pattern, hidden);
      for (const [shape, left] of shapes) text = text.replace(shape, left);
      return text;
    },
  };
}

const secretVariable = /(TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|_KEY)$/i;

/** The values of all variables whose name says that they are secret. */
export const secretsIn = (
  variables: Readonly<Record<string, string | undefined>>,
): (string | undefined)[] =>
  Object.entries(variables).flatMap(([name, value]) => (secretVariable.test(name) ? [value] : []));
