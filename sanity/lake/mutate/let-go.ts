import { isRelease, publishedIdOf } from '../store/document-ids.ts';
import { isForeign } from '../store/references.ts';
import type { StoredDocument } from '../store/types.ts';
import { isObject } from '../wire/is-object.ts';
import { createOrReplace, patch } from './apply.ts';
import type { Step } from './step.ts';

/**
 * Some documents can always be taken back, whoever mentions them: a story that has to go is not kept before
 * readers by a list, or by another person's draft. What holds one becomes weak as it goes.
 */

/** More of them in one document are not set one by one. */
const mostPaths = 100;

/**
 * Weakens the references that would hold the documents of these types which a transaction deletes.
 *
 * @throws Refused (403) when the writer may not change one of the documents they stand in.
 */
export function letGo(step: Step, types: ReadonlySet<string>): void {
  for (const { id, before, after } of step.working.changes()) {
    if (after !== null || before === null || !types.has(before._type)) continue;
    // Documents are filed under the published form of what they mention, whichever it was.
    for (const document of step.working.byKeys([`ref:${publishedIdOf(id)}`])) {
      step.checkTime();
      weaken(releasing(step, document), document, id);
    }
  }
}

/** What a release says of itself may mention a story too, and is written by its own actions alone. */
const releasing = (step: Step, document: StoredDocument): Step =>
  isRelease(document) ? { ...step, release: String(document.name) } : step;

/** The keys and places that lead to an object within a document. */
type Path = readonly (string | number | { key: string })[];

/** Each reference to `target` that would hold it. */
function strongPaths(document: StoredDocument, target: string): Path[] {
  const found: Path[] = [];
  const look = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      const times = timesOfKeys(value);
      for (const [place, item] of value.entries()) {
        const key = keyOf(item);
        look(item, [...path, key !== undefined && times.get(key) === 1 ? { key } : place]);
      }
    } else if (isObject(value)) {
      if (leadsTo(value, target) && value._weak !== true) found.push(path);
      for (const [name, child] of Object.entries(value)) look(child, [...path, name]);
    }
  };
  look(document, []);
  return found;
}

function timesOfKeys(items: readonly unknown[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const key of items.map(keyOf))
    if (key !== undefined) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

const leadsTo = (value: Record<string, unknown>, target: string): boolean =>
  value._ref === target && !isForeign(value);

/** The key of an item, by which it is found while others change the list around it. */
const keyOf = (item: unknown): string | undefined =>
  isObject(item) && typeof item._key === 'string' && /^[\w-]+$/.test(item._key)
    ? item._key
    : undefined;

/** One by one, so that whoever edits the document keeps their place in it; else all of it anew. */
function weaken(step: Step, document: StoredDocument, target: string): void {
  const paths = strongPaths(document, target);
  if (paths.length === 0) return;
  const written = paths.length <= mostPaths ? paths.map(writtenPath) : [null];
  if (written.every((path) => path !== null)) {
    patch(step, document._id, { set: Object.fromEntries(written.map((path) => [path, true])) });
    return;
  }
  const copy = structuredClone(document);
  markWeak(copy, target);
  createOrReplace(step, copy);
}

/** As a patch names the mark of a weak reference; null for what has names that no path is made of. */
function writtenPath(path: Path): string | null {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    if (typeof step === 'object') return `[_key=="${step.key}"]`;
    return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : null;
  });
  return steps.includes(null) || steps.length === 0 ? null : `${steps.join('').slice(1)}._weak`;
}

/** The same for all of a document that is nobody else's. */
function markWeak(value: unknown, target: string): void {
  if (Array.isArray(value)) for (const item of value) markWeak(item, target);
  if (!isObject(value)) return;
  if (leadsTo(value, target)) value._weak = true;
  for (const child of Object.values(value)) markWeak(child, target);
}
