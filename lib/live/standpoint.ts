import { type Places, placeOf } from './places.ts';

/** Milliseconds a site that hears the lake is waited for: what another has heard already is on its way. */
const patience = 2_000;

/**
 * How far this site has heard the lake. Several sites may follow one, and readers move among them: by
 * places in the lake's own stream a site knows when a reader has seen more than itself.
 */
export class Standpoint {
  readonly #waiting = new Set<() => void>();
  #follows = false;
  #hasFollowed = false;
  #place: number | null = null;
  #told: string | null = null;
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  /** Whether the lake's published changes are being followed right now. */
  get follows(): boolean {
    return this.#follows;
  }

  /** The place of what was heard last, as readers are told it; null when nothing was. */
  get place(): string | null {
    return this.#told;
  }

  /** The lake is heard, or not any more. */
  set follows(follows: boolean) {
    this.#follows = follows;
    this.#hasFollowed ||= follows;
    this.#look();
  }

  /** Something was heard, and has been noted. */
  heard(id: string | undefined): void {
    const place = placeOf(id);
    if (place !== null && place !== this.#place) {
      this.#place = place;
      this.#told = this.#places.seal(place);
    }
    this.#look();
  }

  /**
   * Does something once this site knows what a reader has seen: at once when it does. One that is cut off
   * from its lake does not send readers back to what was before; one that never heard it knows no better.
   *
   * @param seen the place a reader came with, as some site told it.
   * @returns a function that forgets it.
   */
  onceAt(seen: string | null, then: () => void): () => void {
    const theirs = this.#places.open(seen);
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const forget = () => {
      clearTimeout(timer);
      this.#waiting.delete(look);
    };
    const look = () => {
      const knows = this.#knows(theirs);
      if (!knows && !(isLate && (this.#follows || !this.#hasFollowed))) return;
      forget();
      then();
    };
    this.#waiting.add(look);
    timer = setTimeout(() => {
      isLate = true;
      look();
    }, patience).unref();
    look();
    return forget;
  }

  #knows(theirs: number | null): boolean {
    if (!this.#follows) return false;
    return theirs === null || this.#place === null || this.#place >= theirs;
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** Begins to follow once this site knows what a reader has seen. @returns a function that ends it. */
export function followOnceAt(
  standpoint: Pick<Standpoint, 'onceAt'>,
  seen: string | null,
  follow: () => () => void,
): () => void {
  let leave = () => {};
  const forget = standpoint.onceAt(seen, () => {
    leave = follow();
  });
  return () => {
    forget();
    leave();
  };
}
