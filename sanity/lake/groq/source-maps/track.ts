import type { EvaluateOptions } from 'groq-js';
import { evaluateTree } from '../planning/evaluate.ts';
import type { Plan } from '../planning/plan.ts';
import { watchDocuments } from './documents.ts';
import { followChoice } from './follow-choices.ts';
import { followList } from './follow-lists.ts';
import { followObject } from './follow-objects.ts';
import { followPath } from './follow-paths.ts';
import { bindAncestors, type Scope } from './scope.ts';
import { fieldOf, NOTHING, type Tracked } from './tracked.ts';
import type { Follower, Tracker } from './tracker.ts';

const FOLLOWERS: readonly Follower[] = [followPath, followObject, followList, followChoice];
const ROOT: Scope = { value: NOTHING, parent: null, hidden: false };

/**
 * Evaluates a plan a second time, keeping track of where each value comes from. What only moves
 * values about (paths, projections, `->`, slices, `coalesce`…) is followed here; what computes or
 * decides (conditions, operators, functions) is groq-js's, and its values come from nowhere.
 */
export function trackQuery(plan: Plan, given: EvaluateOptions): Tracked {
  const { options, track } = watchDocuments(given);
  const subqueries = new Map<number, Tracked>();

  const tracker: Tracker = {
    track,
    follow(node, scope) {
      for (const follower of FOLLOWERS) {
        const found = follower(node, scope, tracker);
        if (found !== null) return found;
      }
      return tracker.compute(node, scope);
    },
    compute(node, scope) {
      const bound = bindAncestors(node, scope);
      return track(evaluateTree(bound, { ...options, root: scope.value.value }).data);
    },
    dereference(reference) {
      const _ref = fieldOf(reference, '_ref').value;
      return typeof _ref === 'string' ? track(options.dereference?.({ _ref })) : NOTHING;
    },
    subquery(node) {
      const index = plan.subqueryNodes.get(node);
      const tree = index === undefined ? undefined : plan.subqueries[index];
      if (index === undefined || tree === undefined) return null;
      const found = subqueries.get(index) ?? tracker.follow(tree, ROOT);
      subqueries.set(index, found);
      return found;
    },
  };

  return tracker.follow(plan.tree, ROOT);
}
