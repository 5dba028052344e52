import type { Viewing } from '#lib/content/viewing.ts';
import { draftModeDisablePath } from '#lib/routes.ts';
import styles from './draft-bar.module.css';
import { LeavePreview } from './leave-preview.tsx';

type DraftBarProps = Omit<Extract<Viewing, { mode: 'draft' }>, 'mode'> & {
  /** The path to come back to as a reader. */
  returnTo?: string;
};

/** Tells an editor that this is not what readers see, and leads back to what they do. */
export function DraftBar({ perspective, release, returnTo }: DraftBarProps) {
  return (
    <aside className={styles.bar} aria-label="Preview" data-screen-only="">
      <p>
        <strong>Preview.</strong> Readers do not see this page like this.{' '}
        <span className={styles.perspective}>
          Shown: <Told perspective={perspective} release={release} />
        </span>
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

/** In an editor's words: a release by its title, and what is seen where it changes nothing. */
function Told({ perspective, release }: Pick<DraftBarProps, 'perspective' | 'release'>) {
  const layers: readonly string[] = [perspective].flat();
  const others = layers.filter((layer) => layer !== 'drafts' && layer !== 'published').length - 1;
  const drafts = layers.includes('drafts');
  if (others < 0) return drafts ? 'drafts' : 'what is published';
  return (
    <>
      {release === null ? 'a release without a title' : <bdi>“{release}”</bdi>}
      {others > 0 && `, then ${others} other ${others === 1 ? 'release' : 'releases'}`}
      {drafts && ', then drafts'}
    </>
  );
}
