/** One `{_ref}` in a document, with the object it stands in. */
export type Reference = {
  target: string;
  /** A weak reference may point at nothing. */
  weak: boolean;
};

/** Every reference anywhere in a value, in the order of its fields. */
export function referencesIn(value: unknown): Reference[] {
  const found: Reference[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Reference[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('_ref' in value && typeof value._ref === 'string') {
    found.push({ target: value._ref, weak: '_weak' in value && value._weak === true });
  }
  for (const child of Object.values(value)) collect(child, found);
}
