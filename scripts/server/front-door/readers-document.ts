import { parse, serialize } from 'parse5';
import { pageModuleFolder } from '#lib/page-module.ts';
import { moduleOf } from './pruned.ts';
import { putInPlace } from './streamed.ts';
import { joinStyles, type StyleBook } from './styles.ts';
import {
  attribute,
  detach,
  type Element,
  isComment,
  isElement,
  type Node,
  nodesIn,
  type Parent,
} from './tree.ts';

/**
 * What readers get of a page that Next rendered: the document, with our module and no other script. What
 * Next and React sent along for their own work in a browser is left out. Done once for each version of a
 * page, by a parser that reads as browsers do.
 *
 * @param modulesOf the CSS modules that Next's files of styles are known to be of.
 * @throws UnfinishedPageError when the document is not whole without script.
 */
export function readersDocument(
  rendered: string,
  modulesOf: StyleBook['modulesOf'] = () => undefined,
): string {
  // As a browser without script reads it: what is in `noscript` is markup too.
  const document = parse(rendered, { scriptingEnabled: false });
  putInPlace(document);
  for (const node of nodesIn(document)) {
    if (isComment(node) || (isElement(node) && isMachinery(node))) detach(node);
    else if (isElement(node)) dropMarks(node);
  }
  sayLanguage(document);
  const nodes = nodesIn(document);
  joinStyles(nodes.filter(isStylesheet), modulesIn(nodes), modulesOf);
  // And written the same way: read as markup and written as it is, text in `noscript` would become markup.
  return serialize(document, { scriptingEnabled: false });
}

/**
 * A document is in the language of the story it is about: the layout, which writes its first tag, knows the
 * newsroom's alone. What stands around the story says its own.
 */
function sayLanguage(document: Parent): void {
  const elements = nodesIn(document).filter(isElement);
  const story = elements.find((element) => attribute(element, pageLanguage) !== undefined);
  const root = elements.find(({ tagName }) => tagName === 'html');
  if (story === undefined || root === undefined) return;
  for (const name of ['lang', 'dir']) {
    const value = attribute(story, name);
    if (value === undefined) continue;
    root.attrs = [...root.attrs.filter((one) => one.name !== name), { name, value }];
  }
  story.attrs = story.attrs.filter(({ name }) => name !== pageLanguage);
}

/** By which `components/article` says that the page is about it, in its language. */
const pageLanguage = 'data-page-language';

/** Whether an element is there for Next or React alone. */
function isMachinery(element: Element): boolean {
  switch (element.tagName) {
    case 'script':
      return !isData(element) && !isOurModule(element);
    case 'link':
      return isForScript(element) || isEarlyStyle(element);
    case 'meta':
      return attribute(element, 'name') === 'next-size-adjust';
    case 'div':
      return attribute(element, 'hidden') !== undefined && element.childNodes.every(isNothing);
    default:
      return false;
  }
}

/** Data for machines, which no browser runs. */
const isData = (script: Element): boolean => attribute(script, 'type') === 'application/ld+json';

/** An address in our folder, and in no other by way of it. */
const isOurs = (address = ''): boolean =>
  address.startsWith(pageModuleFolder) &&
  /^[\w-]+\.js$/.test(address.slice(pageModuleFolder.length));

const isOurModule = (script: Element): boolean =>
  attribute(script, 'type') === 'module' &&
  isOurs(attribute(script, 'src')) &&
  script.childNodes.length === 0;

function isForScript(link: Element): boolean {
  const rel = attribute(link, 'rel')?.toLowerCase();
  if (rel === 'expect') return true;
  if (rel === 'modulepreload') return !isOurs(attribute(link, 'href'));
  return (rel === 'preload' || rel === 'prefetch') && attribute(link, 'as') === 'script';
}

/** Asks early for styles that the page asks for itself, joined, or has no use for: those of an error. */
const isEarlyStyle = (link: Element): boolean =>
  /^(preload|prefetch)$/i.test(attribute(link, 'rel') ?? '') && attribute(link, 'as') === 'style';

/** The CSS modules that elements have classes of. */
function modulesIn(nodes: readonly Node[]): Set<string> {
  const classes = nodes.flatMap((node) =>
    isElement(node) ? (attribute(node, 'class')?.split(/\s+/) ?? []) : [],
  );
  return new Set(classes.flatMap((name) => moduleOf(name) ?? []));
}

const isNothing = (node: Node): boolean => isComment(node);

const isStylesheet = (node: Node): node is Element =>
  isElement(node) && node.tagName === 'link' && attribute(node, 'rel') === 'stylesheet';

/** By which React finds what it rendered. */
const marks = new Set(['data-precedence', 'data-href']);

function dropMarks(element: Element): void {
  if (element.attrs.some(({ name }) => marks.has(name))) {
    element.attrs = element.attrs.filter(({ name }) => !marks.has(name));
  }
}

/** One link of a `Link` header; commas also stand in addresses and in quotes. */
const links = /<[^>]*>(?:[^",]|"(?:[^"\\]|\\.)*")*/g;

/**
 * A `Link` header without what only scripts need, and without styles, which the head of the document
 * asks for as early; undefined when nothing is left.
 */
export function readersLinks(header: string | undefined): string | undefined {
  const kept = (header?.match(links) ?? []).filter(
    (link) => !/;\s*as="?(script|style)\b/i.test(link) && !/;\s*rel="?modulepreload\b/i.test(link),
  );
  return kept.length === 0 ? undefined : kept.map((link) => link.trim()).join(', ');
}
