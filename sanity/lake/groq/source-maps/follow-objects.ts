import type { ObjectNode, OpCallNode } from 'groq-js';
import { nestedScope, type Scope } from './scope.ts';
import { fieldsOf, itemsOf, listOf, NOTHING, objectOf, type Tracked } from './tracked.ts';
import type { Follower, Tracker } from './tracker.ts';

/** `a{…}`, `{…}` with spreads and conditions, and `a + b` of objects or lists. */
export const followObject: Follower = (node, scope, tracker) => {
  if (node.type === 'Projection') {
    const base = tracker.follow(node.base, scope);
    return fieldsOf(base) === null ? NOTHING : tracker.follow(node.expr, nestedScope(scope, base));
  }
  if (node.type === 'Object') return followFields(node, scope, tracker);
  if (node.type === 'OpCall' && node.op === '+') return followSum(node, scope, tracker);
  return null;
};

function followFields(node: ObjectNode, scope: Scope, tracker: Tracker): Tracked {
  const fields = new Map<string, Tracked>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'ObjectAttributeValue') {
      fields.set(attribute.name, tracker.follow(attribute.value, scope));
      continue;
    }
    const holds =
      attribute.type === 'ObjectSplat' ||
      tracker.compute(attribute.condition, scope).value === true;
    const spread = holds ? fieldsOf(tracker.follow(attribute.value, scope)) : null;
    for (const [name, field] of spread ?? []) fields.set(name, field);
  }
  return objectOf(fields);
}

function followSum(node: OpCallNode, scope: Scope, tracker: Tracker): Tracked | null {
  const left = tracker.follow(node.left, scope);
  const right = tracker.follow(node.right, scope);
  const [leftItems, rightItems] = [itemsOf(left), itemsOf(right)];
  if (leftItems !== null && rightItems !== null) return listOf([...leftItems, ...rightItems]);
  const [leftFields, rightFields] = [fieldsOf(left), fieldsOf(right)];
  if (leftFields === null || rightFields === null) return null;
  return objectOf(new Map([...leftFields, ...rightFields]));
}
