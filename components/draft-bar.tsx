import type { DraftPerspective } from '#lib/content/viewing.ts';
import { draftModeDisablePath } from '#lib/routes.ts';
import styles from './draft-bar.module.css';
import { LeavePreview } from './leave-preview.tsx';

type DraftBarProps = {
  perspective: DraftPerspective;
  /** The path to come back to as a reader. */
  returnTo?: string;
};

/** Tells an editor that this is not what readers see, and leads back to what they do. */
export function DraftBar({ perspective, returnTo }: DraftBarProps) {
  return (
    <aside className={styles.bar} aria-label="Preview" data-screen-only="">
      <p>
        <strong>Preview.</strong> Readers do not see this page like this.{' '}
        <span className={styles.perspective}>Shown: {told(perspective)}</span>
      </p>
      <LeavePreview>
        {/* A form, since a link may be fetched ahead of a click, which would end the preview. */}
        <form action={draftModeDisablePath()} method="get">
          {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
          <button type="submit">Leave the preview</button>
        </form>
      </LeavePreview>
    </aside>
  );
}

/** In an editor's words: a release is known by an id here, its title stands in the Studio around it. */
function told(perspective: DraftPerspective): string {
  const layers: readonly string[] = [perspective].flat();
  const releases = layers.filter((layer) => layer !== 'drafts' && layer !== 'published');
  const others = layers.includes('drafts') ? ', then drafts' : '';
  if (releases.length === 0) return layers.includes('drafts') ? 'drafts' : 'what is published';
  return `${releases.length === 1 ? 'a release' : `${releases.length} releases`}${others}`;
}
