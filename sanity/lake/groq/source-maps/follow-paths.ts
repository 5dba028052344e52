import type { AccessAttributeNode, SliceNode } from 'groq-js';
import { overItems } from './rearrange.ts';
import { ancestor, type Scope } from './scope.ts';
import { fieldOf, itemsOf, NOTHING, type Tracked } from './tracked.ts';
import type { Follower, Tracker } from './tracker.ts';

/** `@`, `^`, `a.b`, `a[0]`, `a[1..3]`, `a[]`, `(a)` and `a->`: steps from a value to a part of it. */
export const followPath: Follower = (node, scope, tracker) => {
  if (node.type === 'This') return scope.value;
  if (node.type === 'Parent') return ancestor(scope, node.n);
  if (node.type === 'Group') return tracker.follow(node.base, scope);
  if (node.type === 'AccessAttribute') return followAttribute(node, scope, tracker);
  if (node.type === 'AccessElement') {
    return itemsOf(tracker.follow(node.base, scope))?.at(node.index) ?? NOTHING;
  }
  if (node.type === 'Slice') {
    return overItems(tracker.follow(node.base, scope), (items) => slice(node, items));
  }
  if (node.type === 'ArrayCoerce') {
    const base = tracker.follow(node.base, scope);
    return itemsOf(base) === null ? NOTHING : base;
  }
  if (node.type === 'Deref') return tracker.dereference(tracker.follow(node.base, scope));
  return null;
};

function followAttribute(node: AccessAttributeNode, scope: Scope, tracker: Tracker): Tracked {
  const subquery = tracker.subquery(node);
  if (subquery !== null) return subquery;
  const base = node.base ? tracker.follow(node.base, scope) : scope.value;
  const field = fieldOf(base, node.name);
  // What a call answers is computed, the documents in it are not.
  return field.kind === 'computed' ? tracker.track(field.value) : field;
}

function slice({ left, right, isInclusive }: SliceNode, items: readonly Tracked[]) {
  const from = left < 0 ? left + items.length : left;
  const to = (right < 0 ? right + items.length : right) + (isInclusive ? 1 : 0);
  return items.slice(Math.max(0, from), Math.max(0, to));
}
