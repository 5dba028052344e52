import type { DraftPerspective } from '#lib/content/viewing.ts';
import { draftModeDisablePath } from '#lib/routes.ts';
import styles from './draft-bar.module.css';

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
        <span className={styles.perspective}>Perspective: {told(perspective)}</span>
      </p>
      {/* A form, since a link may be fetched ahead of a click, which would end the preview. */}
      <form action={draftModeDisablePath()} method="get">
        {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
        <button type="submit">Leave the preview</button>
      </form>
    </aside>
  );
}

const told = (perspective: DraftPerspective): string =>
  Array.isArray(perspective) ? perspective.join(', ') : perspective;
