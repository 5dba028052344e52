import { mostSockets } from '../listen/limits.ts';

/** Whose a socket is: somebody who has signed in, or an address. */
type Owner = { identity: string } | { visitor: string };

/** One socket's place among the open ones. */
export type SocketPlace = {
  /** It is somebody's now; false: they have too many. */
  signIn(identity: string): boolean;
  isSignedIn(): boolean;
  leave(): void;
};

export type SocketPlaces = {
  /** A place for a socket, of whoever its browser is signed in as, or of nobody yet; null: there are too many. */
  enter(visitor: string, identity?: string): SocketPlace | null;
};

/** Counts the open sockets, so that nobody's keep others out. Strangers have a few, and not for long. */
export function createSocketPlaces(most: Readonly<typeof mostSockets> = mostSockets): SocketPlaces {
  const owners = new Map<string, number>();
  let all = 0;
  let anonymous = 0;

  const keyOf = (owner: Owner) =>
    'identity' in owner ? `identity ${owner.identity}` : `visitor ${owner.visitor}`;
  const countOf = (owner: Owner) => owners.get(keyOf(owner)) ?? 0;
  const add = (owner: Owner, change: 1 | -1) => {
    const count = countOf(owner) + change;
    if (count === 0) owners.delete(keyOf(owner));
    else owners.set(keyOf(owner), count);
    all += change;
    if ('visitor' in owner) anonymous += change;
  };

  return {
    enter(visitor, identity) {
      let owner: Owner = identity === undefined ? { visitor } : { identity };
      const isAnonymous = identity === undefined;
      const isFull = all >= most.all || (isAnonymous && anonymous >= most.anonymous);
      if (isFull || countOf(owner) >= (isAnonymous ? most.visitor : most.identity)) return null;
      add(owner, 1);
      let isOver = false;
      return {
        signIn(identity) {
          const next = { identity };
          if (isOver) return false;
          if (keyOf(next) === keyOf(owner)) return true;
          if (countOf(next) >= most.identity) return false;
          add(owner, -1);
          add(next, 1);
          owner = next;
          return true;
        },
        isSignedIn: () => 'identity' in owner,
        leave() {
          if (isOver) return;
          isOver = true;
          add(owner, -1);
        },
      };
    },
  };
}
