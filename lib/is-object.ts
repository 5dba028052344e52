/** Whether a value has fields, be it a document, a part of one or a list. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;
