/** What a worker says first: that it is there, and takes a picture. */
export const isThere = 'is there';
