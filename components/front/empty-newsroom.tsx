import { studioPath } from '#lib/routes.ts';
import styles from './empty-newsroom.module.css';

/** The front page before the first story: how to write it. */
export function EmptyNewsroom() {
  return (
    <section className={styles.empty} aria-labelledby="first-story">
      <h2 id="first-story">Nothing has been published yet</h2>
      <p>This page fills itself with the newest stories. To write the first one:</p>
      <ol>
        <li>
          Open <a href={studioPath()}>the Studio</a> and sign in.
        </li>
        <li>Add a section and an author; every story needs one of each.</li>
        <li>Add a story: headline, standfirst, text, a time of publication.</li>
        <li>Publish it. It stands here a second later, without a reload.</li>
      </ol>
      <p>
        <a className={styles.action} href={studioPath()}>
          Open the Studio
        </a>
      </p>
    </section>
  );
}
