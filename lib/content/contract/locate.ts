import { isObject } from '#lib/is-object.ts';
import type { Fault } from './held.ts';

/** A fault as people look for it. */
export type LocatedFault = {
  /** Id of the document it stands in, null when the value has none. */
  document: string | null;
  /** The nearest `_key` around it, null outside of lists. */
  key: string | null;
  /** Where in that document, in Sanity's notation: `body[_key=="a1"].story`. Empty: the whole of it. */
  field: string;
  reason: string;
};

/** Finds the document and the field of a fault in the raw value that was read. */
export function locate(raw: unknown, fault: Fault): LocatedFault {
  let document = idOf(raw);
  let key: string | null = null;
  let field = '';
  let value = raw;
  for (const step of fault.path) {
    value = at(value, step);
    const ownKey = stringAt(value, '_key');
    const ownId = idOf(value);
    if (ownId !== null) {
      document = ownId;
      key = null;
      field = '';
    } else if (typeof step === 'number') {
      key = ownKey ?? key;
      field += ownKey === null ? `[${step}]` : `[_key=="${ownKey}"]`;
    } else {
      field += field === '' ? step : `.${step}`;
    }
  }
  return { document, key, field, reason: fault.reason };
}

const at = (value: unknown, step: string | number): unknown =>
  isObject(value) ? Reflect.get(value, step) : undefined;

function stringAt(value: unknown, name: string): string | null {
  const found = at(value, name);
  return typeof found === 'string' ? found : null;
}

/** Pictures' assets are documents too, but an editor looks for the document that shows them. */
function idOf(value: unknown): string | null {
  const id = stringAt(value, '_id');
  return id === null || id.startsWith('image-') || id.startsWith('file-') ? null : id;
}
