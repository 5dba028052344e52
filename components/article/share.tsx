import { wordsIn } from '#lib/words/words.ts';
import styles from './share.module.css';

type ShareProps = { headline: string; url: string; language: string };

/** Ways to pass a story on. Those that need script are there once it is (`components/open-page/share.ts`). */
export function Share({ headline, url, language }: ShareProps) {
  const t = wordsIn(language);
  return (
    <ul data-plain="" className={styles.share} aria-label={t('share.label')} data-screen-only="">
      <li>
        <a href={mailAddress(headline, url)}>{t('share.mail')}</a>
      </li>
      <li>
        <button type="button" data-copy={url} data-done={t('share.copied')}>
          {t('share.copy')}
        </button>
      </li>
      <li>
        <button type="button" data-share={url}>
          {t('share.share')}
        </button>
      </li>
    </ul>
  );
}

const mailAddress = (headline: string, url: string): string => {
  const [subject, body] = [headline, url].map((text) => encodeURIComponent(text.toWellFormed()));
  return `mailto:?subject=${subject}&body=${body}`;
};
