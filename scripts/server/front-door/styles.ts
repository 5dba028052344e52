import { readEnvironment } from '#lib/env.ts';
import { pageModuleFolder } from '#lib/page-module.ts';
import type { Rendered } from './page.ts';
import { maskOf, prunedText, readSheet, usedBy } from './pruned.ts';
import { type NextHandler, render } from './render.ts';
import { sealOf } from './seal.ts';
import { attribute, detach, type Element } from './tree.ts';

/**
 * Next divides styles into files by what pages have in common. A page asks for the first, which all pages
 * share, and for one that is the others joined, without the styles of parts that it does not have. Its address
 * says which files and which parts they are, so that any server with the same build can make it, and that one
 * of those has written it: anybody could put the names in another order, and each would be made.
 */

/** Where Next has its files of styles. */
const chunks = '/_next/static/chunks/';
const chunk = new RegExp(`^${chunks}([\\w-]{1,64})\\.css$`);
const joined = new RegExp(
  `^${pageModuleFolder}((?:[\\w-]{1,64}\\+){0,15}[\\w-]{1,64})\\.([\\w-]{1,64})\\.([\\w-]{16})\\.css$`,
);

/** The mask of a page that has every part, or of whose parts nothing is known. */
const everyPart = '_';

/** The address of files joined. */
export const addressOfJoined = (names: readonly string[], mask = everyPart): string => {
  const all = `${names.join('+')}.${mask}`;
  return `${pageModuleFolder}${all}.${sealOf(all)}.css`;
};

/**
 * Lets a document's stylesheets be two at most; those of another kind stay as they are.
 *
 * @param used the CSS modules that the document has classes of.
 * @param known the modules that a file has styles of; undefined when nobody has read it.
 */
export function joinStyles(
  sheets: readonly Element[],
  used: ReadonlySet<string>,
  known: (name: string) => readonly string[] | undefined,
): void {
  const [, second, ...others] = sheets;
  if (second === undefined) return;
  const all = new Set([second, ...others].map(nameOf));
  const names = [...all].filter((name) => name !== undefined);
  const modules = names.map(known);
  const isRead = modules.every((one) => one !== undefined);
  const mask = isRead ? maskOf([...new Set(modules.flat())], used) : everyPart;
  const address = addressOfJoined(names, mask);
  const isOneAsItIs = others.length === 0 && mask === everyPart;
  if (isOneAsItIs || all.has(undefined) || !joined.test(address)) return;
  for (const one of second.attrs) if (one.name === 'href') one.value = address;
  for (const sheet of others) detach(sheet);
}

const nameOf = (sheet: Element): string | undefined =>
  attribute(sheet, 'media') === undefined
    ? chunk.exec(attribute(sheet, 'href') ?? '')?.[1]
    : undefined;

/** What an address of styles stands for: files of Next's, and which parts of them. */
export type Styles = { files: readonly string[]; mask: string };

/** The styles at an address, one file of Next's or some joined; null for any other. */
export function stylesAt(url: string): Styles | null {
  if (chunk.test(url)) return { files: [url], mask: everyPart };
  const [, names = '', mask = '', seal] = joined.exec(url) ?? [];
  if (seal === undefined || seal !== sealOf(`${names}.${mask}`)) return null;
  return { files: names.split('+').map((name) => `${chunks}${name}.css`), mask };
}

const named = new RegExp(`${chunks}([\\w-]{1,64})\\.css`, 'g');

/** The CSS modules that Next's files have styles of, read once each. */
export function createStyleBook(next: NextHandler) {
  const known = new Map<string, readonly string[]>();
  const learn = async (name: string) => {
    const { status, body } = await renderStyles(next, {
      files: [`${chunks}${name}.css`],
      mask: everyPart,
    });
    if (status === 200) known.set(name, readSheet(body.toString()).modules);
  };
  return {
    modulesOf: (name: string) => known.get(name),
    /** Reads the files that a page of Next's names. One that cannot be read is joined as it is. */
    async readFor(html: string): Promise<void> {
      const names = new Set([...html.matchAll(named)].map(([, name = '']) => name));
      const unknown = [...names].filter((name) => !known.has(name));
      await Promise.allSettled(unknown.map(learn));
    },
  };
}

export type StyleBook = ReturnType<typeof createStyleBook>;

/** Addresses in styles are relative to the file they came in. */
const relative = /url\((['"]?)(?!['"]?(?:data:|https?:|\/|#))([^'")]+)\1\)/g;

/**
 * Fonts of other sites, which the Studio's styles name: no policy of an embedded newsroom lets them be
 * asked for, and its own look well.
 */
const fontsElsewhere = /@font-face\{[^{}]*url\(["']?https?:[^{}]*\}/g;

/** Styles, joined when they are several; a 404 when one of them is not there, a 500 when Next failed. */
export async function renderStyles(next: NextHandler, { files, mask }: Styles): Promise<Rendered> {
  const isHosted = readEnvironment().sanity.lake === 'hosted';
  const parts = await Promise.all(files.map((file) => render(next, file, { accept: '*/*' })));
  const worst = Math.max(...parts.map(({ rendered }) => rendered.status));
  if (worst !== 200) {
    return { status: worst >= 500 ? 500 : 404, headers: {}, body: Buffer.alloc(0) };
  }
  const texts = parts.map(({ rendered }) =>
    rendered.body
      .toString()
      .replace(isHosted ? /$^/g : fontsElsewhere, '')
      .replace(
        relative,
        (_, __, path) => `url(${new URL(path, `http://site.invalid${chunks}`).pathname})`,
      ),
  );
  return {
    status: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    body: Buffer.from(partsOf(texts.join('\n'), mask)),
  };
}

function partsOf(text: string, mask: string): string {
  if (mask === everyPart) return text;
  const sheet = readSheet(text);
  return prunedText(sheet, usedBy(sheet.modules, mask));
}
