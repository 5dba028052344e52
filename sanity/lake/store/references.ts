/** One `{_ref}` in a document, with the object it stands in. */
export type Reference = {
  target: string;
  /** A weak reference may point at nothing. */
  weak: boolean;
  /** Leads to another dataset, which this lake knows nothing about. */
  foreign: boolean;
};

/** Every reference anywhere in a value, in the order of its fields. */
export function referencesIn(value: unknown): Reference[] {
  const found: Reference[] = [];
  collect(value, found);
  return found;
}

const FOREIGN_TYPES: ReadonlySet<unknown> = new Set([
  'crossDatasetReference',
  'globalDocumentReference',
]);

/** Whether a reference leads out of this dataset. */
export const isForeign = (value: object): boolean =>
  '_dataset' in value || ('_type' in value && FOREIGN_TYPES.has(value._type));

function collect(value: unknown, found: Reference[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('_ref' in value && typeof value._ref === 'string') {
    found.push({
      target: value._ref,
      weak: '_weak' in value && value._weak === true,
      foreign: isForeign(value),
    });
  }
  for (const child of Object.values(value)) collect(child, found);
}
