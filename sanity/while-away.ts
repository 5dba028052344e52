/**
 * How long a Studio goes on by itself while nobody answers in the lake's place, in milliseconds. A lake that is
 * started anew is back in two seconds, one that brings its folder up to date later. Once it is told, the Studio
 * locks its forms, and what is typed then is lost.
 */
export const patienceWhileAway = 30_000;

const shortest = 200;
const longest = 1_000;

/** Milliseconds before it is tried again, having been tried this often. */
export const pauseAfter = (tries: number): number => Math.min(shortest * 2 ** tries, longest);

/** Waits so long. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
