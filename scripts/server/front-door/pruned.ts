import postcss, { AtRule, type Root, type Rule } from 'postcss';

/**
 * Styles without those of parts that a page does not have. Next puts the styles of all parts of all pages
 * into files that pages share; a part is told by the CSS module it has, whose name stands in each of its
 * classes. What belongs to no module stays.
 */

/** A class of a CSS module, as Next's bundler names it: `u_BZEW_event` is of the module `u_BZEW`. */
const ofModule = /^(_?[\w-]{6})_./;

/** The module of a class; undefined of one that is of none. */
export const moduleOf = (name: string): string | undefined => ofModule.exec(name)?.[1];

/** Classes that a selector asks for. What stands in brackets is an alternative, or must not be. */
const classesIn = (selector: string): string[] => {
  let plain = selector;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)|\[[^\]]*\]/g, '');
  }
  return [...plain.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = '']) => name.replace(/\\/g, ''));
};

const modulesIn = (selector: string): string[] =>
  classesIn(selector).flatMap((name) => moduleOf(name) ?? []);

/** A file of styles, read. */
export type Sheet = { root: Root; modules: readonly string[] };

/** @throws CssSyntaxError */
export function readSheet(text: string): Sheet {
  const root = postcss.parse(text);
  const modules = new Set<string>();
  root.walkRules((rule) => {
    for (const selector of selectorsOf(rule))
      for (const one of modulesIn(selector)) modules.add(one);
  });
  return { root, modules: [...modules] };
}

/** The styles of the modules that are used, and of what is of none, as text. */
export function prunedText({ root }: Sheet, used: ReadonlySet<string>): string {
  const kept = root.clone();
  kept.walkRules((rule) => {
    const selectors = selectorsOf(rule);
    if (selectors.length === 0) return;
    const left = selectors.filter((selector) => modulesIn(selector).every((one) => used.has(one)));
    if (left.length === 0) removeWithHolder(rule);
    else if (left.length < selectors.length) rule.selectors = left;
  });
  return kept.toString();
}

/** Steps of an animation are no selectors. */
const selectorsOf = (rule: Rule): string[] =>
  rule.parent instanceof AtRule && /keyframes$/.test(rule.parent.name) ? [] : rule.selectors;

/** A condition under which nothing is left is no use either. */
function removeWithHolder(node: Rule | AtRule): void {
  const { parent } = node;
  node.remove();
  if (parent instanceof AtRule && parent.nodes?.length === 0) removeWithHolder(parent);
}

/** Which of the modules are used, a bit for each, as it stands in an address. */
export function maskOf(modules: readonly string[], used: ReadonlySet<string>): string {
  const bytes = Buffer.alloc(Math.ceil(modules.length / 8));
  modules.forEach((one, place) => {
    if (used.has(one)) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  });
  return bytes.toString('base64url') || '_';
}

/** The modules that a mask says are used. */
export function usedBy(modules: readonly string[], mask: string): Set<string> {
  const bytes = Buffer.from(mask, 'base64url');
  return new Set(modules.filter((_, place) => (bytes[place >> 3] ?? 0) & (1 << (place & 7))));
}
