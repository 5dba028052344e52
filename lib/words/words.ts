import { createTranslator } from 'use-intl/core';
import type { Catalogue } from './catalogue.ts';
import { ar } from './catalogues/ar.ts';
import { de } from './catalogues/de.ts';
import { en } from './catalogues/en.ts';
import { es } from './catalogues/es.ts';
import { fr } from './catalogues/fr.ts';
import { ja } from './catalogues/ja.ts';
import { pt } from './catalogues/pt.ts';

/**
 * The site's own words, by the language of whoever reads them: `wordsIn(clock.language)('story.tags')`.
 * For the server alone: the catalogues are in no script that a reader gets.
 */

/** The catalogues there are. A word that one lacks, the compiler names there. */
export const catalogues = { en, es, de, fr, pt, ar, ja } satisfies Record<string, Catalogue>;

/** A language there are words in. */
export type Tongue = keyof typeof catalogues;

/** Says a word: its name, and what it speaks of. `rich` puts elements into it. */
export type Words = ReturnType<typeof sayIn>;

const isTongue = (code: string): code is Tongue => Object.hasOwn(catalogues, code);

/** The language whose words stand for another's (BCP 47): `es` for `es-CO`, English for one without any. */
export function tongueOf(language: string): Tongue {
  const code = new Intl.Locale(language).language;
  return isTongue(code) ? code : 'en';
}

/**
 * The language in which words for another one are really said, with its numbers: the very language, and
 * English for one without words of its own.
 */
export function saidIn(language: string): string {
  const tongue = tongueOf(language);
  return tongue === new Intl.Locale(language).language ? language : tongue;
}

function sayIn(language: string) {
  const tongue = tongueOf(language);
  return createTranslator({
    locale: saidIn(language),
    messages: likeEnglish(catalogues[tongue]),
  });
}

/** All catalogues have the words English has, and those take what its words take, which a test sees to. */
function likeEnglish(catalogue: Catalogue): typeof en;
function likeEnglish(catalogue: Catalogue): Catalogue {
  return catalogue;
}

/** Languages that were asked for: those of the settings and the stories, which are few. */
const known = new Map<string, Words>();
const mostKnown = 50;

/** The site's own words in a language (BCP 47). */
export function wordsIn(language: string): Words {
  const before = known.get(language);
  if (before !== undefined) return before;
  const words = sayIn(language);
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(language, words);
  return words;
}
