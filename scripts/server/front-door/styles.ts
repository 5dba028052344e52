import { readEnvironment } from '#lib/env.ts';
import { pageModuleFolder } from '#lib/page-module.ts';
import type { Rendered } from './page.ts';
import { type NextHandler, render } from './render.ts';
import { sealOf } from './seal.ts';
import { attribute, detach, type Element } from './tree.ts';

/**
 * Next divides styles into files by what pages have in common. A page that would ask for more than two
 * asks for the first, which all pages share, and for one that is the others joined. Its address says
 * which they are, so that any server with the same build can make it, and that one of those has written it:
 * anybody could put the names in another order, and each would be made.
 */

/** Where Next has its files of styles. */
const chunks = '/_next/static/chunks/';
const chunk = new RegExp(`^${chunks}([\\w-]{1,64})\\.css$`);
const joined = new RegExp(
  `^${pageModuleFolder}((?:[\\w-]{1,64}\\+){1,15}[\\w-]{1,64})\\.([\\w-]{16})\\.css$`,
);

/** The address of several files joined. */
export const addressOfJoined = (names: readonly string[]): string => {
  const all = names.join('+');
  return `${pageModuleFolder}${all}.${sealOf(all)}.css`;
};

/** Lets a document's stylesheets be two at most; those of another kind stay as they are. */
export function joinStyles(sheets: readonly Element[]): void {
  const [, second, ...others] = sheets;
  if (second === undefined || others.length === 0) return;
  const names = new Set([second, ...others].map(nameOf));
  const known = [...names].filter((name) => name !== undefined);
  const address = addressOfJoined(known);
  if (names.has(undefined) || !joined.test(address)) return;
  for (const one of second.attrs) if (one.name === 'href') one.value = address;
  for (const sheet of others) detach(sheet);
}

const nameOf = (sheet: Element): string | undefined =>
  attribute(sheet, 'media') === undefined
    ? chunk.exec(attribute(sheet, 'href') ?? '')?.[1]
    : undefined;

/** The files that an address of styles stands for, one of Next's or several joined; null for any other. */
export function stylesAt(url: string): string[] | null {
  if (chunk.test(url)) return [url];
  const [, all, seal] = joined.exec(url) ?? [];
  if (all === undefined || seal !== sealOf(all)) return null;
  return all.split('+').map((name) => `${chunks}${name}.css`);
}

/** Addresses in styles are relative to the file they came in. */
const relative = /url\((['"]?)(?!['"]?(?:data:|https?:|\/|#))([^'")]+)\1\)/g;

/**
 * Fonts of other sites, which the Studio's styles name: no policy of an embedded newsroom lets them be
 * asked for, and its own look well.
 */
const fontsElsewhere = /@font-face\{[^{}]*url\(["']?https?:[^{}]*\}/g;

/** Styles, joined when they are several; a 404 when one of them is not there, a 500 when Next failed. */
export async function renderStyles(next: NextHandler, files: readonly string[]): Promise<Rendered> {
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
    body: Buffer.from(texts.join('\n')),
  };
}
