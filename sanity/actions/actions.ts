import type { DocumentActionComponent, DocumentActionsResolver } from 'sanity';
import { isSingleton } from '#lib/content/document-types.ts';
import { duplicateAsBeginning } from './duplicate.ts';
import { keepOldAddress } from './keep-old-address.ts';
import { publishWithRedirect } from './publish-with-redirect.ts';
import { shareDraft } from './share-draft.tsx';
import { takenBack } from './taken-back.ts';
import { viewOnSite } from './view-on-site.ts';

type ActionName = DocumentActionComponent['action'];

/** What may be done to a document of which there has to be exactly one. */
const singletonActions: ReadonlySet<ActionName> = new Set<ActionName>([
  'publish',
  'discardChanges',
  'restore',
]);

type Wrap = (action: DocumentActionComponent) => DocumentActionComponent;

/** The Studio's own actions that do more here, or less. */
const changed: ReadonlyMap<ActionName, Wrap> = new Map<ActionName, Wrap>([
  ['publish', publishWithRedirect],
  ['duplicate', duplicateAsBeginning],
  ['unpublish', takenBack],
  ['delete', takenBack],
]);

// Made once: a new component on every render would forget its state.
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

function asHere(action: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(action) ?? changed.get(action.action)?.(action) ?? action;
  wrapped.set(action, known);
  return known;
}

/**
 * The actions of a document: the Studio's own, a publish that minds old addresses, the same for a
 * version in a release, a copy that begins anew, a story that goes whatever mentions it, a look at the site.
 */
export const documentActions: DocumentActionsResolver = (previous, { schemaType, versionType }) => {
  const actions = previous
    .filter(({ action }) => !isSingleton(schemaType) || singletonActions.has(action))
    .map(asHere);
  return versionType === 'version'
    ? [keepOldAddress, ...actions, viewOnSite]
    : [...actions, shareDraft, viewOnSite];
};
