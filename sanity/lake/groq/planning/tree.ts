import type { ArrayElementNode, ExprNode, ObjectAttributeNode } from 'groq-js';

/** How an inner expression sees the scope of its parent: the same, one further in, or an element's. */
export type ScopeStep = 'same' | 'nested' | 'element';
export type ChildMapper = (child: ExprNode, step: ScopeStep) => ExprNode;

/**
 * The same node with each child replaced by what `map` makes of it. `nested` children see the
 * parent's value through `^`; `element` ones (the right side of `a[].b`) see through to `^` of
 * what they stand in. Selectors of `diff::` functions are left alone.
 */
export function mapChildren(node: ExprNode, map: ChildMapper): ExprNode {
  switch (node.type) {
    case 'Everything':
    case 'This':
    case 'Parent':
    case 'Parameter':
    case 'Value':
    case 'Context':
    case 'SelectorFuncCall':
    case 'SelectorNested':
      return node;
    case 'AccessAttribute':
      return node.base ? { ...node, base: map(node.base, 'same') } : node;
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Asc':
    case 'Desc':
    case 'Deref':
    case 'Group':
    case 'Neg':
    case 'Not':
    case 'Pos':
    case 'Slice':
      return { ...node, base: map(node.base, 'same') };
    case 'And':
    case 'Or':
    case 'OpCall':
      return { ...node, left: map(node.left, 'same'), right: map(node.right, 'same') };
    case 'InRange':
      return {
        ...node,
        base: map(node.base, 'same'),
        left: map(node.left, 'same'),
        right: map(node.right, 'same'),
      };
    case 'Filter':
    case 'Projection':
      return { ...node, base: map(node.base, 'same'), expr: map(node.expr, 'nested') };
    case 'Map':
    case 'FlatMap':
      return { ...node, base: map(node.base, 'same'), expr: map(node.expr, 'element') };
    case 'PipeFuncCall':
      return {
        ...node,
        base: map(node.base, 'same'),
        args: node.args.map((arg) => map(arg, 'nested')),
      };
    case 'FuncCall':
      return { ...node, args: node.args.map((arg) => map(arg, 'same')) };
    case 'Tuple':
      return { ...node, members: node.members.map((member) => map(member, 'same')) };
    case 'Array':
      return { ...node, elements: node.elements.map((element) => mapElement(element, map)) };
    case 'Object':
      return { ...node, attributes: node.attributes.map((attr) => mapAttribute(attr, map)) };
    case 'Select':
      return {
        ...node,
        alternatives: node.alternatives.map((alternative) => ({
          ...alternative,
          condition: map(alternative.condition, 'same'),
          value: map(alternative.value, 'same'),
        })),
        ...(node.fallback ? { fallback: map(node.fallback, 'same') } : {}),
      };
  }
}

function mapElement(element: ArrayElementNode, map: ChildMapper): ArrayElementNode {
  return { ...element, value: map(element.value, 'same') };
}

function mapAttribute(attribute: ObjectAttributeNode, map: ChildMapper): ObjectAttributeNode {
  if (attribute.type !== 'ObjectConditionalSplat') {
    return { ...attribute, value: map(attribute.value, 'same') };
  }
  return {
    ...attribute,
    condition: map(attribute.condition, 'same'),
    value: map(attribute.value, 'same'),
  };
}

/** The first node, outermost first, that `test` holds for. */
export function findNode(tree: ExprNode, test: (node: ExprNode) => boolean): ExprNode | null {
  if (test(tree)) return tree;
  let found: ExprNode | null = null;
  mapChildren(tree, (child) => {
    found ??= findNode(child, test);
    return child;
  });
  return found;
}

/** Conditions as one: all of them, or any; null when there are none. */
export function joined(type: 'And' | 'Or', conditions: readonly ExprNode[]): ExprNode | null {
  const [first, ...rest] = conditions;
  if (first === undefined) return null;
  return rest.reduce<ExprNode>((left, right) => ({ type, left, right }), first);
}
