/** A set of small whole numbers, a bit each. */
export class BitSet {
  #words = new Uint32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Bytes it takes. */
  get bytes(): number {
    return this.#words.byteLength;
  }

  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  set(number: number, isIn: boolean): void {
    if (this.has(number) === isIn) return;
    const place = number >>> 5;
    if (place >= this.#words.length) {
      const larger = new Uint32Array(Math.max(place + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[place] = (this.#words[place] ?? 0) ^ (1 << (number & 31));
    this.#size += isIn ? 1 : -1;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const [place, word] of this.#words.entries()) {
      for (let bit = 0; word >>> bit !== 0 && bit < 32; bit += 1) {
        if ((word >>> bit) & 1) yield place * 32 + bit;
      }
    }
  }
}
