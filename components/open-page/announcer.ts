import { marksName } from './shown.ts';

/** What says a change to who cannot see it. An `output` is announced politely, by its nature. */
const tag = 'output';

/** Out of sight and in no one's way, set where no stylesheet of the page has to know of it. */
const unseen =
  'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/** Names told at a time; a long list is not to be listened to. */
const most = 3;

/** Whether an element is the announcer, which belongs to no version of the page. */
export const isAnnouncer = (node: Node): boolean =>
  node instanceof HTMLOutputElement && node.parentNode === document.body;

const announcer = (): HTMLOutputElement | null =>
  document.querySelector<HTMLOutputElement>(`body > ${tag}`);

/** Puts it in place while the page is new: what is not there before cannot be heard to change. */
export function addAnnouncer(): void {
  if (announcer()) return;
  const element = document.createElement(tag);
  // Its words are the site's, which the page brings along; they stay when it becomes one that is gone.
  const said = document.querySelector<HTMLMetaElement>(`meta[name="${marksName}"]`);
  element.lang = said?.lang ?? '';
  Object.assign(element.dataset, said?.dataset);
  element.style.cssText = unseen;
  document.body.append(element);
}

/** Words to be said, of ours or, `theirs`, of the page, in the language that is its own. */
export type Said = { text: string; theirs?: true };

/** The site's words for a change: for one without a name, and before names. */
export type ChangeWords = { changed: string; news: string };

/** Says it, also when it is what was said last. */
export function announce(say: (words: ChangeWords) => readonly Said[]): void {
  const element = announcer();
  if (!element) return;
  const { changed = '', news = '' } = element.dataset;
  const sentence = say({ changed, news });
  element.textContent = '';
  setTimeout(() => element.replaceChildren(...sentence.map(spoken)), 100);
}

function spoken({ text, theirs }: Said): Node {
  if (!theirs) return new Text(text);
  const words = document.createElement('span');
  words.lang = document.documentElement.lang;
  words.textContent = text;
  return words;
}

/** What is new among the headings of a page, as a sentence. */
export function newsOf(
  before: readonly string[],
  after: readonly string[],
  { changed, news }: ChangeWords,
): Said[] {
  const known = new Set(before);
  const added = [...new Set(after)].filter((heading) => heading !== '' && !known.has(heading));
  if (added.length === 0) return [{ text: changed }];
  const named = added
    .slice(0, most)
    .flatMap((text, at): Said[] => [
      { text: at === 0 ? `${news} ` : ', ' },
      { text, theirs: true },
    ]);
  const more = added.length - most;
  return more > 0 ? [...named, { text: ' …' }] : named;
}
