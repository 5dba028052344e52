import { type ExprNode, type ObjectAttributeNode, type ObjectNode, parse } from 'groq-js';
import { isOutsideSchema, narrow } from './narrow.ts';
import { narrowedTo, overEach, type Scope, within } from './scope.ts';
import {
  anything,
  isObjectShape,
  itemsOf,
  listOf,
  type ObjectShape,
  plain,
  type SchemaShapes,
  type Shapes,
} from './shapes.ts';

/** What a query reads that the schema does not have, each in a sentence. */
export function faultsOf(query: string, lake: SchemaShapes): string[] {
  const reader = new Reader(lake);
  reader.read(parse(query, { params: numbersFor(query) }), {
    self: anything,
    outer: undefined,
    isHidden: false,
  });
  return [...reader.faults];
}

/** A number for each parameter: a slice has to be of numbers when a query is parsed. */
const numbersFor = (query: string): Record<string, number> =>
  Object.fromEntries([...query.matchAll(/\$(\w+)/g)].map(([, name = '']) => [name, 1]));

class Reader {
  readonly faults = new Set<string>();
  readonly #lake: SchemaShapes;

  constructor(lake: SchemaShapes) {
    this.#lake = lake;
  }

  /** Reads an expression; gives what it yields. */
  read(node: ExprNode, scope: Scope): Shapes {
    switch (node.type) {
      case 'Everything':
        return listOf(this.#lake.documents);
      case 'This':
        return scope.self;
      case 'Parent':
        return outer(scope, node.n)?.self ?? anything;
      case 'Value':
        return [{ kind: 'plain', value: node.value }];
      case 'AccessAttribute':
        return this.#field(node.base ? this.read(node.base, scope) : scope.self, node);
      case 'AccessElement':
        return itemsOf(this.read(node.base, scope));
      case 'Deref':
        return this.#target(this.read(node.base, scope), node);
      case 'Filter': {
        const items = this.#filtered(node, itemsOf(this.read(node.base, scope)));
        this.read(node.expr, within(scope, items));
        return listOf(items);
      }
      case 'Map':
      case 'FlatMap': {
        const items = itemsOf(this.read(node.base, scope));
        return listOf(itemsOf(this.read(node.expr, overEach(scope, items))));
      }
      case 'Projection':
        return this.read(node.expr, within(scope, this.read(node.base, scope)));
      case 'Object':
        return [this.#object(node, scope)];
      case 'PipeFuncCall': {
        const base = this.read(node.base, scope);
        for (const arg of node.args) this.read(arg, within(scope, itemsOf(base)));
        return base;
      }
      case 'ArrayCoerce':
        // A parameter that is a list stands as a number here.
        return node.base.type === 'Value' ? anything : this.read(node.base, scope);
      case 'Group':
      case 'Slice':
        return this.read(node.base, scope);
      default:
        return this.#made(node, scope);
    }
  }

  /** What is made of parts rather than found. */
  #made(node: ExprNode, scope: Scope): Shapes {
    switch (node.type) {
      case 'And':
        // Each side is only asked where the other one may be true.
        this.read(node.left, narrowedTo(scope, narrow(scope.self, node.right)));
        this.read(node.right, narrowedTo(scope, narrow(scope.self, node.left)));
        return plain;
      case 'OpCall':
        this.#compared(node, this.read(node.left, scope), this.read(node.right, scope));
        return plain;
      case 'Or':
        this.read(node.left, scope);
        this.read(node.right, scope);
        return plain;
      case 'InRange':
        for (const part of [node.base, node.left, node.right]) this.read(part, scope);
        return plain;
      case 'Not':
      case 'Neg':
      case 'Pos':
      case 'Asc':
      case 'Desc':
        this.read(node.base, scope);
        return plain;
      case 'Array':
        return listOf(
          node.elements.flatMap(({ value, isSplat }) => {
            const shapes = this.read(value, scope);
            return isSplat ? itemsOf(shapes) : shapes;
          }),
        );
      case 'Select':
        return [
          ...node.alternatives.flatMap(({ condition, value }) => {
            this.read(condition, scope);
            return this.read(value, narrowedTo(scope, narrow(scope.self, condition)));
          }),
          ...(node.fallback ? this.read(node.fallback, scope) : []),
        ];
      case 'FuncCall': {
        // Some documents may lack what is asked to be defined, not all of them.
        const having = node.name === 'defined' ? narrow(scope.self, node) : [];
        const asked = having.length > 0 ? narrowedTo(scope, having) : scope;
        const args = node.args.map((arg) => this.read(arg, asked));
        return node.name === 'coalesce' ? args.flat() : anything;
      }
      case 'Parameter':
        return anything;
      default:
        this.faults.add(`"${node.type}" is not understood here: teach scripts/queries/reads.ts`);
        return anything;
    }
  }

  #filtered(node: ExprNode & { type: 'Filter' }, items: Shapes): Shapes {
    const left = narrow(items, node.expr);
    if (left.length > 0) return left;
    if (!isOutsideSchema(node.expr)) {
      this.faults.add(`no document is left by ${pathOf(node.base) || '*'}[…]`);
    }
    return anything;
  }

  #field(of: Shapes, node: ExprNode & { type: 'AccessAttribute' }): Shapes {
    if (of.some(({ kind }) => kind === 'anything')) return anything;
    const objects = of.filter(isObjectShape);
    const found = objects.map((object) => object.field(node.name));
    const lacking = objects.filter((_, place) => found[place] === undefined);
    // A block of a body may lack what another one has; a document that is asked for may not.
    const isMissing =
      lacking.length === objects.length || lacking.some(({ isDocument }) => isDocument);
    if (isMissing) {
      const names =
        lacking.length === 0 ? 'what is no object' : lacking.map(({ name }) => name).join(', ');
      this.faults.add(`"${pathOf(node)}" is no field of ${names}`);
    }
    return isMissing ? anything : found.flatMap((shapes) => shapes ?? []);
  }

  #target(of: Shapes, node: ExprNode): Shapes {
    if (of.some(({ kind }) => kind === 'anything')) return anything;
    const targets = of.flatMap((shape) =>
      isObjectShape(shape) && shape.target ? [shape.target] : [],
    );
    if (targets.length === 0) this.faults.add(`"${pathOf(node)}" is no reference`);
    return targets.length === 0 ? anything : targets.flatMap((target) => target());
  }

  /** A field of which the schema lists the values is compared with one of them. */
  #compared(node: ExprNode & { type: 'OpCall' }, left: Shapes, right: Shapes): void {
    const given = node.right.type === 'Value' ? node.right.value : undefined;
    const values = left.map((shape) => (shape.kind === 'plain' ? shape.value : undefined));
    const isListed = values.length > 0 && values.every((value) => typeof value === 'string');
    if (node.op === '==' && right.length === 1 && typeof given === 'string' && isListed) {
      if (!values.includes(given)) {
        this.faults.add(`"${pathOf(node.left)}" is never "${given}"`);
      }
    }
  }

  #object(node: ObjectNode, scope: Scope): ObjectShape {
    const fields = new Map<string, Shapes>();
    const spread: Shapes[] = [];
    for (const attribute of node.attributes) this.#attribute(attribute, scope, fields, spread);
    const ofSpread = (name: string): Shapes | undefined => {
      if (spread.flat().some(({ kind }) => kind === 'anything')) return anything;
      const found = spread
        .flat()
        .flatMap((shape) => (isObjectShape(shape) ? (shape.field(name) ?? []) : []));
      return found.length === 0 ? undefined : found;
    };
    return {
      kind: 'object',
      name: 'a projection',
      isDocument: false,
      field: (name) => fields.get(name) ?? ofSpread(name),
      target: undefined,
    };
  }

  #attribute(
    node: ObjectAttributeNode,
    scope: Scope,
    fields: Map<string, Shapes>,
    spread: Shapes[],
  ): void {
    if (node.type === 'ObjectAttributeValue') {
      fields.set(node.name, this.read(node.value, scope));
      return;
    }
    if (node.type === 'ObjectSplat') {
      spread.push(this.read(node.value, scope));
      return;
    }
    this.read(node.condition, scope);
    spread.push(this.read(node.value, narrowedTo(scope, narrow(scope.self, node.condition))));
  }
}

function outer(scope: Scope, n: number): Scope | undefined {
  let found: Scope | undefined = scope;
  for (let step = 0; step < n; step += 1) found = found?.outer;
  return found;
}

/** An expression as people write it, as far as it is a path. */
function pathOf(node: ExprNode): string {
  switch (node.type) {
    case 'AccessAttribute':
      return node.base && pathOf(node.base) ? `${pathOf(node.base)}.${node.name}` : node.name;
    case 'ArrayCoerce':
      return `${pathOf(node.base)}[]`;
    case 'AccessElement':
      return `${pathOf(node.base)}[${node.index}]`;
    case 'Deref':
      return `${pathOf(node.base)}->`;
    case 'Parent':
      return '^';
    case 'Group':
    case 'Filter':
    case 'Slice':
      return pathOf(node.base);
    default:
      return '';
  }
}
