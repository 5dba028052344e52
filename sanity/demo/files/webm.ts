/**
 * A film of key frames alone as a WebM file. A lossy WebP picture is one VP8 key frame, so that what draws
 * pictures can draw films.
 *
 * @see https://www.webmproject.org/docs/container/ and https://www.rfc-editor.org/rfc/rfc8794
 */

type Film = { frames: readonly Buffer[]; width: number; height: number; perSecond: number };

/** An element: its id, how long it is, what it holds. Lengths are written in eight bytes, whatever they are. */
function element(id: number, ...content: Buffer[]): Buffer {
  const name = Buffer.from(id.toString(16).padStart(id > 0xff ? 4 : 2, '0'), 'hex');
  const held = Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(held.length) | (1n << 56n));
  return Buffer.concat([name, length, held]);
}

const whole = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return element(id, bytes);
};
const real = (id: number, value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, bytes);
};
const text = (id: number, value: string): Buffer => element(id, Buffer.from(value));

/** The VP8 frame in a lossy WebP file. @throws of any other picture. */
export function frameIn(webp: Buffer): Buffer {
  for (let at = 12; at + 8 <= webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error('This WebP holds no VP8 frame: it is lossless, or not whole.');
}

const header = element(
  0x1a45dfa3,
  whole(0x4286, 1),
  whole(0x42f7, 1),
  whole(0x42f2, 4),
  whole(0x42f3, 8),
  text(0x4282, 'webm'),
  whole(0x4287, 2),
  whole(0x4285, 2),
);

export function webmFile({ frames, width, height, perSecond }: Film): Buffer {
  const each = Math.round(1000 / perSecond);
  const info = element(
    0x1549a966,
    whole(0x2ad7b1, 1_000_000),
    real(0x4489, frames.length * each),
    text(0x4d80, 'Dateline'),
    text(0x5741, 'Dateline'),
  );
  const size = element(0xe0, whole(0xb0, width), whole(0xba, height));
  const track = [whole(0xd7, 1), whole(0x73c5, 1), whole(0x83, 1), text(0x86, 'V_VP8')];
  const tracks = element(0x1654ae6b, element(0xae, ...track, whole(0x23e383, each * 1e6), size));
  const clusters = frames.map((frame, place) =>
    element(
      0x1f43b675,
      whole(0xe7, place * each),
      element(0xa3, Buffer.from([0x81, 0, 0, 0x80]), frame),
    ),
  );
  // What stands before the first cluster is as long with any places in it: they are counted, then written.
  const before = info.length + tracks.length;
  const cues = (first: number) => {
    let at = first;
    const points = clusters.map((cluster, place) => {
      const position = element(0xb7, whole(0xf7, 1), whole(0xf1, at));
      at += cluster.length;
      return element(0xbb, whole(0xb3, place * each), position);
    });
    return element(0x1c53bb6b, ...points);
  };
  const places = cues(before + cues(0).length);
  return Buffer.concat([header, element(0x18538067, info, tracks, places, ...clusters)]);
}
