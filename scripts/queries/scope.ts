import type { Shapes } from './shapes.ts';

/** What `@` and `^` mean somewhere in a query. */
export type Scope = { self: Shapes; outer: Scope | undefined; isHidden: boolean };

const visible = (scope: Scope): Scope | undefined => (scope.isHidden ? scope.outer : scope);

/** Within a filter or a projection: `^` is what stood outside. */
export const within = (scope: Scope, self: Shapes): Scope => ({
  self,
  outer: visible(scope),
  isHidden: false,
});

/** Within a step over a list, which `^` does not see. */
export const overEach = (scope: Scope, self: Shapes): Scope => ({
  self,
  outer: visible(scope),
  isHidden: true,
});

/** The same place, where less is possible. */
export const narrowedTo = (scope: Scope, self: Shapes): Scope => ({ ...scope, self });
