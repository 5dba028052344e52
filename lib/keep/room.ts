/** `usedAt`: how many things had come when it was last used. */
type Place<Value> = { value: Value; bytes: number; usedAt: number };

/**
 * A bounded store: what was used longest ago goes first. What is used again and again keeps its place until
 * something comes: only then does anything go.
 */
export class Room<Value> {
  readonly #places = new Map<string, Place<Value>>();
  readonly #most: number;
  #bytes = 0;
  /** How many things have come, and how many have gone because there was no room for them. */
  #come = 0;
  #pushedOut = 0;

  /** @param most bytes; one thing alone may take a quarter of it. */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): { bytes: number; count: number } {
    return { bytes: this.#bytes, count: this.#places.size };
  }

  /** How many things have gone because others needed their room. */
  get pushedOut(): number {
    return this.#pushedOut;
  }

  get(key: string): Value | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    if (place.usedAt !== this.#come) {
      place.usedAt = this.#come;
      this.#places.delete(key);
      this.#places.set(key, place);
    }
    return place.value;
  }

  set(key: string, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes > this.#most / 4) return;
    this.#come += 1;
    this.#places.set(key, { value, bytes, usedAt: this.#come });
    this.#bytes += bytes;
    for (const oldest of this.#places.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#pushedOut += 1;
      this.delete(oldest);
    }
  }

  /** @returns whether it was there. */
  delete(key: string): boolean {
    this.#bytes -= this.#places.get(key)?.bytes ?? 0;
    return this.#places.delete(key);
  }
}
