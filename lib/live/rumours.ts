/** Milliseconds before and after a rumour in which the lake's own stream tells the same. */
const window = { before: 60_000, after: 5_000 };

/**
 * What webhooks say beside the lake's own stream. The stream tells exactly what has changed, so that a rumour
 * changes nothing as long as it does; where it keeps silent about one, the connection is lost and nobody was told.
 */
export class Rumours {
  #heardAt = Number.NEGATIVE_INFINITY;
  #waiting: NodeJS.Timeout | undefined;
  readonly #window: typeof window;
  /** What is done about a stream that keeps silent. */
  onSilence = () => {};

  constructor(within = window) {
    this.#window = within;
  }

  /** The stream has told something. */
  heard(): void {
    this.#heardAt = performance.now();
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  /** A webhook says that something published has changed. */
  told(): void {
    if (performance.now() - this.#heardAt < this.#window.before) return;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.onSilence();
    }, this.#window.after).unref();
  }
}
