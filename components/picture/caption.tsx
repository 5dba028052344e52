import type { ImageView } from '#lib/content/image/view.ts';
import styles from './caption.module.css';

/** Caption, credit and licence of a picture; each only when there is one. */
export function Caption({ image }: { image: ImageView }) {
  const { caption, credit, licence, source } = image;
  if (!caption && !credit && !licence) return null;
  return (
    <figcaption className={styles.caption} dir="auto">
      {/* Runs as the caption does; the credit apart from it, on whichever side comes after. */}
      {caption && <span className={styles.words}>{caption}</span>}
      <small className={styles.rights} dir={caption ? 'auto' : undefined}>
        {credit && (source ? <a href={source}>{credit}</a> : credit)}
        {credit && licence && ' · '}
        {licence &&
          (licence.url ? (
            <a href={licence.url} rel="license">
              {licence.name}
            </a>
          ) : (
            licence.name
          ))}
      </small>
    </figcaption>
  );
}
