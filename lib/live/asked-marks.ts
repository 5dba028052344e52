/** As many marks as an address can hold; a page of ours has a handful. */
const mostMarks = 500;
const mark = /^[\w-]{1,40}(\.[\w-]{1,40})?$/;

/** What an open page says that it shows, from `?of=<mark>,<mark>` of the stream's address. */
export const askedMarks = (address: string): string[] =>
  (URL.parse(address, 'http://site.invalid')?.searchParams.get('of') ?? '')
    .split(',')
    .filter((text) => mark.test(text))
    .slice(0, mostMarks);
