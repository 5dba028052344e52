/**
 * A picture as the icon file that browsers ask for by name.
 *
 * @param png of `size` pixels each way, less than 256.
 * @see https://learn.microsoft.com/windows/win32/menurc/resources (ICONDIR, with a PNG in it)
 */
export function iconFile(png: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return new Uint8Array(Buffer.concat([head, png]));
}
