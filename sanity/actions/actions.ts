import type {
  CurrentUser,
  DocumentActionComponent,
  DocumentActionProps,
  DocumentActionsResolver,
} from 'sanity';
import { isSingleton } from '#lib/content/document-types.ts';
import { handOverOf } from '../schema/documents/article/hand-over.ts';
import { onlyWrites } from '../studio/roles.ts';
import { duplicateAsBeginning } from './duplicate.ts';
import { handOverActions } from './hand-over.tsx';
import { keepOldAddress } from './keep-old-address.ts';
import { publishPage } from './publish-page.ts';
import { publishStory } from './publish-story.ts';
import { shareDraft } from './share-draft.tsx';
import { takeDown } from './take-down.tsx';
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
type Changes = ReadonlyMap<ActionName, Wrap>;

/** The Studio's own actions that do more here, or less. */
const changed: Changes = new Map<ActionName, Wrap>([
  ['publish', publishPage],
  ['duplicate', duplicateAsBeginning],
  ['unpublish', takenBack],
  ['delete', takenBack],
]);

/** Of a story, which is published by a button that says what it does, and taken down by one of its own. */
const changedOfStories: Changes = new Map<ActionName, Wrap>([
  ...changed,
  ['publish', publishStory],
  ['unpublish', () => takeDown],
]);

/** What ends a draft: nobody who only writes is offered it for what somebody else has begun. */
const ending: ReadonlySet<ActionName> = new Set<ActionName>(['delete', 'discardChanges']);

const ofOwn = (action: DocumentActionComponent, user: CurrentUser | null) =>
  Object.assign(
    (props: DocumentActionProps) => {
      const description = action(props);
      const { writer } = handOverOf(props.draft);
      return writer === null || writer === user?.id ? description : null;
    },
    { action: action.action, displayName: `OfOwn(${action.displayName ?? ''})` },
  );

// Made once: a new component on every render would forget its state.
const made = new Map<string, WeakMap<DocumentActionComponent, DocumentActionComponent>>();

function asHere(
  action: DocumentActionComponent,
  isStory: boolean,
  user: CurrentUser | null,
): DocumentActionComponent {
  const isHeld = isStory && onlyWrites(user) && ending.has(action.action);
  const kind = `${isStory} ${isHeld ? user?.id : ''}`;
  const known = made.get(kind) ?? new WeakMap();
  made.set(kind, known);
  const changes = isStory ? changedOfStories : changed;
  const own = known.get(action) ?? changes.get(action.action)?.(action) ?? action;
  const here = isHeld && !known.has(action) ? ofOwn(own, user) : own;
  known.set(action, here);
  return here;
}

/**
 * The actions of a document: the Studio's own, a publish that minds old addresses, the same for a version
 * in a release, a copy that begins anew, a look at the site. A story besides is handed over, approved,
 * returned and taken down, and its button says what it does.
 */
export const documentActions: DocumentActionsResolver = (
  previous,
  { schemaType, versionType, currentUser },
) => {
  const isStory = schemaType === 'article';
  const actions = previous
    .filter(({ action }) => !isSingleton(schemaType) || singletonActions.has(action))
    .map((action) => asHere(action, isStory, currentUser));
  if (versionType === 'version') return [keepOldAddress, ...actions, viewOnSite];
  if (!isStory) return [...actions, shareDraft, viewOnSite];
  const [first, ...rest] = actions;
  return [...(first ? [first] : []), ...handOverActions, ...rest, shareDraft, viewOnSite];
};
