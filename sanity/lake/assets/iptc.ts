/**
 * Reads who made a picture from its IPTC block, which lies in a resource of Photoshop's (IIM 4.2, records
 * of application 2). Whatever does not make sense is passed over.
 */

type Found = { creator?: string; credit?: string; copyright?: string };

const datasets: Readonly<Record<number, keyof Found>> = {
  80: 'creator',
  110: 'credit',
  116: 'copyright',
};

/** Text in UTF-8; in Latin-1 where it is none, as older programs wrote it. */
export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Each dataset begins with the marker 0x1C, its record, its number and its length. */
export function readIptc(block: Uint8Array): Found {
  const found: Found = {};
  for (let at = block.indexOf(0x1c); at !== -1 && at + 5 <= block.length; ) {
    const [, record = 0, dataset = 0, high = 0, low = 0] = block.subarray(at, at + 5);
    const length = high * 256 + low;
    const isDataset = record >= 1 && record <= 9 && high < 0x80 && at + 5 + length <= block.length;
    const name = isDataset && record === 2 ? datasets[dataset] : undefined;
    if (name !== undefined) {
      const text = readText(block.subarray(at + 5, at + 5 + length));
      found[name] = [found[name], text].filter(Boolean).join(', ');
    }
    at = block.indexOf(0x1c, isDataset ? at + 5 + length : at + 1);
  }
  return found;
}
