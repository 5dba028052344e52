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
  // Its words are ours, whatever language the newsroom writes in.
  element.lang = 'en';
  element.style.cssText = unseen;
  document.body.append(element);
}

/** Words to be said, of ours or, `theirs`, of the page, in the language that is its own. */
export type Said = { text: string; theirs?: true };

/** Says it, also when it is what was said last. */
export function announce(sentence: readonly Said[]): void {
  const element = announcer();
  if (!element) return;
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
export function newsOf(before: readonly string[], after: readonly string[]): Said[] {
  const known = new Set(before);
  const added = [...new Set(after)].filter((heading) => heading !== '' && !known.has(heading));
  if (added.length === 0) return [{ text: 'This page has been updated.' }];
  const named = added
    .slice(0, most)
    .flatMap((text, at): Said[] => [
      { text: at === 0 ? 'Updated: ' : ', ' },
      { text, theirs: true },
    ]);
  const more = added.length - most;
  return more > 0 ? [...named, { text: `, and ${more} more` }] : named;
}
