/** No address of ours is longer. */
const longest = 8192;

const requestLine = /^(?:GET|HEAD) (\/[^\s\\]*) HTTP\/1\.[01]\r\n/;

/**
 * The address of a request whose letters were sent as they are, percent-encoded: a browser encodes them, a
 * program may not, and what reads requests refuses it. Null for whatever else is wrong with a request.
 *
 * @param packet what came first over the wire.
 */
export function encodedAddressIn(packet: unknown): string | null {
  if (!(packet instanceof Uint8Array)) return null;
  const start = Buffer.from(packet.subarray(0, longest)).toString('latin1');
  const [, sent = ''] = requestLine.exec(start) ?? [];
  if (sent.startsWith('//') || !/[\x80-\xff]/.test(sent)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(sent, 'latin1'));
    if (/\p{Cc}/u.test(text)) return null;
    return text.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
  } catch {
    return null;
  }
}
