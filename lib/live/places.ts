import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * Places in the lake's stream of changes as readers are told them. Sealed: the bare number counts what
 * editors do, drafts too. All sites of a lake have the key.
 */
export type Places = {
  seal(place: number): string;
  /** The place in what a reader sent; null for what no site of this lake has said. */
  open(text: string | null | undefined): number | null;
};

const cipher = 'aes-128-ecb';
/** Before the number, in the one block that is sealed: what opens to anything else was made up. */
const empty = 8;
const block = 16;

export function createPlaces(key: Buffer): Places {
  const sealing = key.subarray(0, block);
  return {
    seal(place) {
      const text = Buffer.alloc(block);
      text.writeBigUInt64BE(BigInt(place), empty);
      const seal = createCipheriv(cipher, sealing, null).setAutoPadding(false);
      return Buffer.concat([seal.update(text), seal.final()]).toString('base64url');
    },
    open(text) {
      const sealed = Buffer.from(text ?? '', 'base64url');
      if (sealed.length !== block) return null;
      const opening = createDecipheriv(cipher, sealing, null).setAutoPadding(false);
      const opened = Buffer.concat([opening.update(sealed), opening.final()]);
      const isOurs = opened.subarray(0, empty).every((byte) => byte === 0);
      return isOurs ? Number(opened.readBigUInt64BE(empty)) : null;
    },
  };
}

/**
 * How many transactions a lake had behind it at the place that an id of its stream stands for; null for
 * what is no id of our lake, whose ids alone say so.
 */
export function placeOf(id: string | undefined): number | null {
  const [, sequence] = /^\w+\.(\d{1,15})\.\d{1,7}$/.exec(id ?? '') ?? [];
  return sequence === undefined ? null : Number(sequence);
}
