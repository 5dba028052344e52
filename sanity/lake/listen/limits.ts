/** What sockets and streams may take. A Studio's tab has one socket of each kind and some twenty listeners. */

/** No message to the lake needs more: a frame of the tunnel has an address in it, of 32 kB at most. */
export const largestMessage = 64 * 1024;
/** Nor one about presence: where an editor is, and what is marked there. */
export const largestPresence = 8 * 1024;

/** Open sockets: in all, of one person or program, of one address without a sign-in, of all those. */
export const mostSockets = { all: 5_000, identity: 60, visitor: 40, anonymous: 400 } as const;

/** Milliseconds a socket has to sign in. */
export const signInPatience = 10_000;

/** Streams of one person or program, however they are carried. */
export const mostStreamsOfOne = 1_000;

/** Bytes that all streams and sockets of one person or program may be behind. */
export const mostBehind = 64 * 1024 * 1024;

/** Subscriptions to presence, and sessions told of, over one socket: the Studio has one of each. */
export const mostSubscriptions = 5;
export const mostSessions = 20;

/** Messages over one socket, at a stroke and a second: a tab comes back with all its listeners at once. */
export const messagePace = {
  socket: { burst: 200, perSecond: 20 },
  tunnel: { burst: 1_500, perSecond: 50 },
} as const;

/** What one person may tell all others, over all their sockets: all of them hear each word of it. */
export const announcementPace = { burst: 200, perSecond: 20 } as const;
