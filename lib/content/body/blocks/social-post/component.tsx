import styles from './component.module.css';
import type { SocialPostView } from './view.ts';

/**
 * What somebody wrote on a network, as a quotation: it stands here when it is gone there, and nothing of
 * that network is loaded.
 */
export function SocialPost({ value }: { value: SocialPostView }) {
  const { author, handle, text, url, host } = value;
  return (
    <figure className={styles.post}>
      <figcaption className={styles.who}>
        <bdi className={styles.author}>{author}</bdi>
        {handle && <bdi className={styles.handle}>{handle}</bdi>}
      </figcaption>
      <blockquote cite={url}>
        <p className={styles.words} dir="auto">
          {text}
        </p>
      </blockquote>
      <p className={styles.where}>
        <a href={url} rel="noopener nofollow">
          {host}
          <span aria-hidden="true"> ↗</span>
        </a>
      </p>
    </figure>
  );
}
