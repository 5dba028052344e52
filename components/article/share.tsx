import styles from './share.module.css';

const words = {
  label: 'Pass it on',
  copy: 'Copy link',
  copied: 'Link copied',
  mail: 'E-mail',
  share: 'Share…',
};

/** Ways to pass a story on. Those that need script are there once it is (`components/open-page/share.ts`). */
export function Share({ headline, url }: { headline: string; url: string }) {
  return (
    <ul data-plain="" className={styles.share} aria-label={words.label} data-screen-only="">
      <li>
        <a href={mailAddress(headline, url)}>{words.mail}</a>
      </li>
      <li>
        <button type="button" data-copy={url} data-done={words.copied}>
          {words.copy}
        </button>
      </li>
      <li>
        <button type="button" data-share={url}>
          {words.share}
        </button>
      </li>
    </ul>
  );
}

const mailAddress = (headline: string, url: string): string => {
  const [subject, body] = [headline, url].map((text) => encodeURIComponent(text.toWellFormed()));
  return `mailto:?subject=${subject}&body=${body}`;
};
