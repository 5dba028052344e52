import type { ServerResponse } from 'node:http';
import type { Answered, OwnSources } from '#lib/security-headers.ts';

/** What a response carries, said by whoever answers and read as it is sent. */
type Document = { kind: Answered; own?: OwnSources };

const documents = new WeakMap<ServerResponse, Document>();
const lakes = new WeakSet<ServerResponse>();

/** Says what the document is that a response will carry. The last word counts. */
export const answerWith = (response: ServerResponse, kind: Answered, own: OwnSources = {}): void =>
  void documents.set(response, { kind, own });

/** The document of a response; words alone when nobody said what it is. */
export const documentOf = (response: ServerResponse): Document =>
  documents.get(response) ?? { kind: 'plain page' };

/** Says that the lake answers a request: what it says of its own files and pages counts. */
export const answeredByLake = (response: ServerResponse): void => void lakes.add(response);

/**
 * The kind of an answer with a status and a type, when its document is of kind `said`: what has no document
 * in it is a script of the site or data.
 */
export const kindOf = (status: number, type: unknown, said: Answered): Answered => {
  if (isRedirect(status)) return 'data';
  if (isDocument(type)) return said;
  return isScript(type) ? 'script' : 'data';
};

const isDocument = (type: unknown): boolean =>
  /^(text\/html|application\/xhtml)/i.test(String(type ?? ''));

const isScript = (type: unknown): boolean =>
  /^(text|application)\/javascript\b/i.test(String(type ?? ''));

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

export const isLakes = (response: ServerResponse): boolean => lakes.has(response);
