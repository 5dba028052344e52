/** A set of small whole numbers, a bit each. */
export class BitSet {
  #words = new Uint32Array(64);
  #size = 0;

  static of(numbers: Iterable<number>): BitSet {
    const set = new BitSet();
    for (const number of numbers) set.set(number, true);
    return set;
  }

  /** The set that `toBytes` was made of. */
  static fromBytes(bytes: Uint8Array): BitSet {
    const set = new BitSet();
    const words = new Uint32Array(Math.ceil(bytes.byteLength / Uint32Array.BYTES_PER_ELEMENT));
    new Uint8Array(words.buffer).set(bytes);
    set.#words = words;
    for (const word of words) set.#size += bitsIn(word);
    return set;
  }

  /** The set as bytes, in the order of this machine's processor. */
  toBytes(): Uint8Array {
    return new Uint8Array(this.#words.buffer.slice(0));
  }

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

  /** The numbers in either, as a set of its own. */
  union(other: BitSet): BitSet {
    return this.#merged(other, (one, two) => one | two);
  }

  /** The numbers in both, as a set of its own. */
  intersection(other: BitSet): BitSet {
    return this.#merged(other, (one, two) => one & two);
  }

  #merged(other: BitSet, merge: (one: number, two: number) => number): BitSet {
    const merged = new BitSet();
    const length = Math.max(this.#words.length, other.#words.length);
    merged.#words = new Uint32Array(length);
    for (let place = 0; place < length; place += 1) {
      const word = merge(this.#words[place] ?? 0, other.#words[place] ?? 0) >>> 0;
      merged.#words[place] = word;
      merged.#size += bitsIn(word);
    }
    return merged;
  }

  *[Symbol.iterator](): Generator<number> {
    for (const [place, word] of this.#words.entries()) {
      for (let bit = 0; word >>> bit !== 0 && bit < 32; bit += 1) {
        if ((word >>> bit) & 1) yield place * 32 + bit;
      }
    }
  }
}

function bitsIn(word: number): number {
  let bits = 0;
  for (let rest = word; rest !== 0; rest = (rest & (rest - 1)) >>> 0) bits += 1;
  return bits;
}
