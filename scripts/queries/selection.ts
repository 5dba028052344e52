import { isObjectShape, itemsOf, type SchemaShapes, type Shapes } from './shapes.ts';

/**
 * What is wrong with a selection, in a sentence; `null` when the schema has it. A path goes through
 * references by itself, and into a list by a number.
 */
export function faultOfSelection(type: string, path: string, lake: SchemaShapes): string | null {
  let shapes = lake.ofType(type);
  for (const step of path.split('.')) {
    const next = /^\d+$/.test(step) ? itemsOf(shapes) : fieldOf(shapes, step);
    if (next === undefined) return `"${path}" is no field of ${type}`;
    shapes = next;
  }
  return null;
}

function fieldOf(shapes: Shapes, name: string): Shapes | undefined {
  if (shapes.some(({ kind }) => kind === 'anything')) return shapes;
  const found = shapes.filter(isObjectShape).flatMap((shape) => {
    const own = shape.field(name);
    if (own !== undefined) return [own];
    const target = shape.target?.().filter(isObjectShape) ?? [];
    return target.flatMap((document) => document.field(name) ?? []).length > 0
      ? [target.flatMap((document) => document.field(name) ?? [])]
      : [];
  });
  return found.length === 0 ? undefined : found.flat();
}
