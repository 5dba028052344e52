import { useEffect, useState } from 'react';
import { type PreviewProps, useDocumentPreviewStore, useDocumentVersions } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { publishedId } from '../../validation/references.ts';
import { fieldOf, stateOf, storyState } from './state.ts';

/** A story's entry in lists, its state told from both of its sides. What has no id is shown as it is. */
export function StoryPreview(props: PreviewProps) {
  const id = fieldOf(props, '_id');
  const facts = fieldOf(props, 'facts');
  return typeof id === 'string' && isObject(facts) ? (
    <WithState preview={props} id={publishedId(id)} facts={facts} />
  ) : (
    props.renderDefault(props)
  );
}

type Known = { preview: PreviewProps; id: string; facts: object };

function WithState({ preview, id, facts }: Known) {
  const { data: versions, loading } = useDocumentVersions({ documentId: id });
  const isPublished = versions.includes(id);
  const hasDraft = versions.includes(`drafts.${id}`);
  const published = usePublished(id, isPublished && hasDraft);
  const about = fieldOf(facts, 'about');
  // One side alone is not called by a name that the other may contradict a moment later.
  if (loading || published === null) {
    return preview.renderDefault({ ...preview, subtitle: typeof about === 'string' ? about : '' });
  }
  const draft = { ...facts, desk: { withdrawnAt: fieldOf(facts, 'withdrawnAt') } };
  const now = new Date();
  const sides = {
    published: isPublished ? (hasDraft ? published : draft) : null,
    draft: hasDraft ? draft : null,
  };
  const told = storyState({ ...facts, ...sides.published }, stateOf(sides, now), now);
  const subtitle = [told, about].filter(Boolean).join(' · ');
  return preview.renderDefault({ ...preview, subtitle });
}

/**
 * When a story that has a draft besides was published: the list itself knows what the draft says. Null until that
 * is known; nothing of one that is not asked about.
 */
function usePublished(id: string, isAsked: boolean): object | null {
  const store = useDocumentPreviewStore();
  const [published, setPublished] = useState<object | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    const watching = store
      .observePaths({ _type: 'reference', _ref: id }, [['publishedAt']])
      .subscribe((found) => setPublished(isObject(found) ? found : {}));
    return () => watching.unsubscribe();
  }, [store, id, isAsked]);
  return isAsked ? published : {};
}
