/**
 * On what the lake serves for anybody to keep, such as pictures: the tags of what it is made of, as live events have
 * them, divided by spaces. The site takes it out, and tells the cache in front by them when it is no more.
 */
export const madeOfHeader = 'x-dateline-made-of';
