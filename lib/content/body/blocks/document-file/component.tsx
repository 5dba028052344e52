import { fileSize } from '#lib/words/sizes.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './component.module.css';
import type { DocumentFileView } from './view.ts';

/** A document that readers can have: what it is, how long and how large, before they ask for it. */
export function DocumentFile({ value, language }: { value: DocumentFileView; language: string }) {
  const t = wordsIn(language);
  const { url, title, type, size, pages, about } = value;
  return (
    <aside className={styles.document} aria-label={`${t('block.document')}: ${title}`}>
      <svg className={styles.sheet} viewBox="0 0 36 44" aria-hidden="true">
        <path d="M2 2h22l10 10v30H2z M24 2v10h10 M9 22h18 M9 28h18 M9 34h10" />
      </svg>
      <div>
        <p className={styles.title} dir="auto">
          <a href={savedAs(url, title, type)}>{title}</a>
        </p>
        {about && (
          <p className={styles.about} dir="auto">
            {about}
          </p>
        )}
        <p className={styles.about}>
          {[
            type,
            pages !== null && t('block.pages', { count: pages }),
            size !== null && fileSize(size, language),
          ]
            .filter((part) => part)
            .join(' · ')}
        </p>
      </div>
      <p className={styles.save} aria-hidden="true" data-screen-only="">
        {t('block.save')}
      </p>
    </aside>
  );
}

/** Characters that no system has in the name of a file. */
const unusable = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|%]+/gu;

/** Its address, by which it is saved under the name it is known by. */
function savedAs(url: string, title: string, type: string): string {
  const name = title.replace(unusable, ' ').replace(/\s+/g, ' ').trim().slice(0, 100).trimEnd();
  return `${url}?dl=${encodeURIComponent(`${name.toWellFormed() || type}.${type.toLowerCase()}`)}`;
}
