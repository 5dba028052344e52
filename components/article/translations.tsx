import type { TranslationView } from '#lib/content/article/view.ts';
import { nameOfLanguage, spoken } from '#lib/words/spoken.ts';
import { wordsIn } from '#lib/words/words.ts';
import styles from './translations.module.css';

type TranslationsProps = {
  translations: readonly TranslationView[];
  /** Of the story they are translations of. */
  language: string;
  /** Of the newsroom, in which a translation is that says no other. */
  siteLanguage: string;
};

/** The ways to the same story in other languages, each by the name its readers know it by. */
export function Translations({ translations, language, siteLanguage }: TranslationsProps) {
  const others = translations.filter((other) => (other.language ?? siteLanguage) !== language);
  if (others.length === 0) return null;
  const t = wordsIn(language);
  return (
    <nav className={styles.translations} aria-label={t('story.translations')} data-screen-only="">
      <span>{t('story.readIn')}</span>
      <ul data-plain="">
        {others.map(({ id, href, headline, language: own = siteLanguage }) => (
          <li key={id}>
            <a href={href} hrefLang={own} rel="alternate" title={headline} {...spoken(own)}>
              {nameOfLanguage(own)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
