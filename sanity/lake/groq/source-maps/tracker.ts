import type { ExprNode } from 'groq-js';
import type { Scope } from './scope.ts';
import type { Tracked } from './tracked.ts';

/** What the parts that follow a query have in common. */
export type Tracker = {
  /** The value of an expression, traced as far as it can be. */
  follow(node: ExprNode, scope: Scope): Tracked;
  /** What groq-js makes of an expression: traced only where that is a whole document. */
  compute(node: ExprNode, scope: Scope): Tracked;
  /** A value groq-js gave: documents, also those in a list, are known for what they are. */
  track(value: unknown): Tracked;
  /** The document a reference leads to. */
  dereference(reference: Tracked): Tracked;
  /** The value of a planned sub-query, when the node stands for one. */
  subquery(node: ExprNode): Tracked | null;
};

/** Follows the kinds of nodes it knows; null for any other. */
export type Follower = (node: ExprNode, scope: Scope, tracker: Tracker) => Tracked | null;
