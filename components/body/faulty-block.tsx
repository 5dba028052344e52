import type { FaultyBlockView } from '#lib/content/body/view.ts';
import styles from './faulty-block.module.css';

/** For an editor in preview only: which block readers do not get, and why. */
export function FaultyBlock({ value }: { value: FaultyBlockView }) {
  return (
    <div className={styles.faulty} role="note">
      <p>
        <strong>Readers do not see this block.</strong> {value.reason}
      </p>
      <p className={styles.which}>
        {value.blockType} · {value._key}
      </p>
    </div>
  );
}
