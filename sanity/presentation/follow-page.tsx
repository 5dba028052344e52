import { useEffect, useRef } from 'react';
import { definePlugin, type InputProps, useSyncState } from 'sanity';
import { usePresentationNavigate, usePresentationParams } from 'sanity/presentation';
import { isAddressed, isDocumentType } from '#lib/content/document-types.ts';
import { fieldOf } from '../schema/documents/article/state.ts';
import { publishedId } from '../schema/validation/references.ts';
import { HearPresses, usePressed } from './presses.tsx';
import { movedTo, pageOf } from './shown-page.ts';
import { tabWords } from './tab-words.ts';

/** Milliseconds without a change of the address: it may be typed letter by letter. */
const pause = 600;

type Open = { id: string; type: string; page: string | null; isNew: boolean };

/** Takes the preview along to the page of what is written beside it, when that page comes to be or moves. */
function Following({ id, type, page, isNew }: Open) {
  const navigate = usePresentationNavigate();
  const shown = usePresentationParams().preview;
  const { isSyncing } = useSyncState(id, type);
  const before = useRef(isNew ? null : page);
  const opened = useRef(shown);
  useEffect(() => {
    const to = movedTo(before.current, page, shown, opened.current);
    if (to === null || isSyncing) return;
    const going = setTimeout(() => {
      before.current = page;
      navigate(to, { id, type });
    }, pause);
    return () => clearTimeout(going);
  }, [id, type, page, shown, isSyncing, navigate]);
  return null;
}

function FollowedInput(props: InputProps) {
  usePressed(props);
  const isShown = usePresentationParams(false) !== null;
  const { name } = props.schemaType;
  const id = fieldOf(props.value, '_id');
  const isFollowed =
    isShown &&
    props.path.length === 0 &&
    isDocumentType(name) &&
    isAddressed(name) &&
    typeof id === 'string';
  return (
    <>
      {isFollowed && (
        <Following
          key={publishedId(id)}
          id={publishedId(id)}
          type={name}
          page={pageOf(name, props.value)}
          isNew={fieldOf(props.value, '_createdAt') === undefined}
        />
      )}
      {props.renderDefault(props)}
    </>
  );
}

/** The preview follows the document that is open beside it, and the form what is pressed in the page. */
export const followPage = definePlugin({
  name: 'follow-page',
  form: { components: { input: FollowedInput } },
  studio: { components: { activeToolLayout: HearPresses } },
  i18n: { bundles: [tabWords] },
});
