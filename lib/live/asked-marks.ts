/** As many marks as an address can hold; a page of ours has a handful. */
const mostMarks = 500;
const mark = /^[\w-]{1,40}(\.[\w-]{1,40})?$/;

/** Where the lake was when the page was last told of it, from `?at=` or what a browser keeps of a stream. */
export const seenBy = (address: string, lastEventId: string | null | undefined): string | null =>
  URL.parse(address, 'http://site.invalid')?.searchParams.get('at') || lastEventId || null;

/** What an open page says that it shows, from `?of=<mark>,<mark>` of the stream's address. */
export const askedMarks = (address: string): string[] =>
  (URL.parse(address, 'http://site.invalid')?.searchParams.get('of') ?? '')
    .split(',')
    .filter((text) => mark.test(text))
    .slice(0, mostMarks);
