import { extractSchema } from '@sanity/schema/_internal';
import type { SchemaType, TypeNode } from 'groq-js';
import { createSchema } from 'sanity';
import { schemaTypes } from '#sanity/schema/types.ts';

/**
 * What a value in the lake may be, by the Studio's schema: one of several shapes. TypeGen works with the
 * same extracted schema, but says nothing of what a query reads in filters and orders.
 */
export type Shape =
  | ObjectShape
  | { kind: 'list'; items: () => Shapes }
  /** Text, a number and so on; `value` when the schema admits no other. */
  | { kind: 'plain'; value?: string | number | boolean }
  /** A parameter, or what a function makes: anything may be read of it. */
  | { kind: 'anything' };

export type ObjectShape = {
  kind: 'object';
  /** What people call it: the type's name, where it has one. */
  name: string;
  isDocument: boolean;
  field: (name: string) => Shapes | undefined;
  /** The shapes of the document it refers to, when it is a reference. */
  target: (() => Shapes) | undefined;
};

export type Shapes = readonly Shape[];

export const anything: Shapes = [{ kind: 'anything' }];
export const plain: Shapes = [{ kind: 'plain' }];
export const listOf = (items: Shapes): Shapes => [{ kind: 'list', items: () => items }];

/** The Studio's schema as TypeGen gets it. */
export const extractedSchema = (): SchemaType =>
  extractSchema(createSchema({ name: 'dateline', types: schemaTypes }), {
    enforceRequiredFields: true,
  });

export type SchemaShapes = {
  /** All documents, as `*`. */
  documents: Shapes;
  ofType: (name: string) => Shapes;
};

/** The fields of every document that the schema does not name. */
const ownToAll: Readonly<Record<string, Shapes>> = { _originalId: plain };

/** Fields an asset's document may have, which Sanity writes and its schema does not name; `opt` is ours to fill. */
const ownToAssets: Readonly<Record<string, Shapes>> = { creditLine: plain, opt: anything };

type Attributes = Record<string, { value: TypeNode }>;

/** The shapes of everything a schema describes. */
export function shapesOf(schema: SchemaType): SchemaShapes {
  const named = new Map(schema.map((type) => [type.name, type]));

  function ofNode(node: TypeNode): Shapes {
    switch (node.type) {
      case 'union':
        return node.of.flatMap(ofNode);
      case 'array':
        return [{ kind: 'list', items: () => ofNode(node.of) }];
      case 'inline':
        return ofName(node.name);
      case 'object':
        return ofObject(node.attributes, node.rest, node.dereferencesTo);
      case 'unknown':
        return anything;
      case 'null':
        return [];
      default:
        return [{ kind: 'plain', value: 'value' in node ? node.value : undefined }];
    }
  }

  function ofName(name: string): Shapes {
    const type = named.get(name);
    if (type === undefined) return anything;
    return type.type === 'document' ? [ofDocument(name, type.attributes)] : ofNode(type.value);
  }

  const ofDocument = (name: string, attributes: Attributes): ObjectShape => ({
    kind: 'object',
    name,
    isDocument: true,
    field: (field) =>
      fieldOf(attributes, field) ??
      ownToAll[field] ??
      (/^sanity\.\w+Asset$/.test(name) ? ownToAssets[field] : undefined),
    target: undefined,
  });

  function fieldOf(attributes: Attributes, name: string): Shapes | undefined {
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return attribute && ofNode(attribute.value);
  }

  /** `rest`: what the object is besides its own attributes, such as a reference with a key in a list. */
  function ofObject(attributes: Attributes, rest: TypeNode | undefined, to?: string): Shapes {
    const own: ObjectShape = {
      kind: 'object',
      name: literal(fieldOf(attributes, '_type')) ?? 'an object',
      isDocument: false,
      field: (name) => fieldOf(attributes, name),
      target: to === undefined ? undefined : () => ofName(to),
    };
    const besides = rest === undefined ? [] : ofNode(rest).filter(isObjectShape);
    if (besides.length === 0) return [own];
    return besides.map((other) => ({
      ...other,
      field: (name) => own.field(name) ?? other.field(name),
    }));
  }

  return {
    documents: schema.flatMap((type) => (type.type === 'document' ? ofName(type.name) : [])),
    ofType: ofName,
  };
}

export const isObjectShape = (shape: Shape): shape is ObjectShape => shape.kind === 'object';

/** The one value text of these shapes may have. */
export function literal(shapes: Shapes | undefined): string | undefined {
  const [only] = shapes ?? [];
  return shapes?.length === 1 && only?.kind === 'plain' && typeof only.value === 'string'
    ? only.value
    : undefined;
}

/** What a list of these shapes holds; what is no list stands for itself. */
export const itemsOf = (shapes: Shapes): Shapes =>
  shapes.flatMap((shape) => (shape.kind === 'list' ? shape.items() : [shape]));
