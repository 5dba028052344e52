import type { ExprNode } from 'groq-js';
import type { Scope } from './scope.ts';
import { NOTHING, type Tracked } from './tracked.ts';
import type { Follower, Tracker } from './tracker.ts';

/** `select(…)` and `coalesce(…)`: one of several expressions. */
export const followChoice: Follower = (node, scope, tracker) => {
  if (node.type === 'Select') {
    const chosen = node.alternatives.find(
      ({ condition }) => tracker.compute(condition, scope).value === true,
    );
    const value = chosen?.value ?? node.fallback;
    return value === undefined ? NOTHING : tracker.follow(value, scope);
  }
  if (node.type !== 'FuncCall' || node.namespace !== 'global') return null;
  return node.name === 'coalesce' ? firstOf(node.args, scope, tracker) : null;
};

function firstOf(options: readonly ExprNode[], scope: Scope, tracker: Tracker): Tracked {
  for (const option of options) {
    const found = tracker.follow(option, scope);
    if (found.value !== null) return found;
  }
  return NOTHING;
}
