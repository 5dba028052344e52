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
  element.style.cssText = unseen;
  document.body.append(element);
}

/** Says it, also when it is what was said last. */
export function announce(text: string): void {
  const element = announcer();
  if (!element) return;
  element.textContent = '';
  setTimeout(() => {
    element.textContent = text;
  }, 100);
}

/** What is new among the headings of a page, as a sentence. */
export function newsOf(before: readonly string[], after: readonly string[]): string {
  const known = new Set(before);
  const added = [...new Set(after)].filter((heading) => heading !== '' && !known.has(heading));
  if (added.length === 0) return 'This page has been updated.';
  const more = added.length > most ? `, and ${added.length - most} more` : '';
  return `Updated: ${added.slice(0, most).join(', ')}${more}`;
}
