/**
 * Text for readers of feeds, which take some of it for HTML. XML escapes it once more.
 *
 * @see https://www.rssboard.org/rss-profile#data-types-characterdata
 */

/** Text as HTML that shows the same. */
export const htmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * A title: text by the standard, HTML to most readers. Where the two differ, a space of no width keeps a
 * tag or a character reference from being one, so that both show the same words.
 */
export const ambiguousText = (text: string): string =>
  text.replace(/<(?=[a-z/!?])|&(?=#|[a-z][a-z\d])/giu, '$&\u200B');
