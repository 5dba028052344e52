/**
 * XMP in a PNG belongs into an `iTXt` chunk; some programs pack it into a `zTXt`, where readers take it for a remark.
 * This puts such a packet where they look for it.
 */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12);
  new DataView(whole.buffer).setUint32(0, data.length);
  whole.set(ascii(type), 4);
  whole.set(data, 8);
  return whole;
}

/** The bytes of a text that was read byte by byte; of any other its own in UTF-8. */
const bytesOf = (text: string): Uint8Array =>
  /[^\0-\xff]/.test(text) ? new TextEncoder().encode(text) : Uint8Array.from(ascii(text));

/** A PNG of nothing but this packet. */
export function pngOf(packet: string): ArrayBuffer {
  const head = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const text = bytesOf(packet);
  // The keyword, no packing, no language, no other keyword.
  const words = [...ascii('XML:com.adobe.xmp'), 0, 0, 0, 0, 0];
  const data = new Uint8Array(words.length + text.length);
  data.set(words);
  data.set(text, words.length);
  const parts = [
    Uint8Array.from(signature),
    chunk('IHDR', head),
    chunk('iTXt', data),
    chunk('IEND', new Uint8Array()),
  ];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
