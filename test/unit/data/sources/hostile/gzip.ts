import { deflateRawSync, gzipSync } from 'node:zlib';
import { bomb, good, type Hostile, patched } from './good';

const packedBomb = deflateRawSync(bomb, { level: 9 });
/** A deflated block whose Huffman code has a gap, one whose code is too full, and one that copies from before. */
const deflateBits = [
  '05e08100000000',
  '04800100000000ff',
  'ed ff ff ff ff ff ff',
  '630000',
  '4b0300',
  '020000',
  '0b0000',
  '07',
];

export const gzipFiles: readonly Hostile[] = [
  { what: 'gzip bomb', bytes: gzipSync(bomb, { level: 9 }) },
  { what: 'gzip bomb in gzip', bytes: gzipSync(gzipSync(bomb, { level: 9 })) },
  {
    what: 'gzip of 5000 members of nothing, then a bomb',
    bytes: Buffer.concat([...new Array<Buffer>(5000).fill(gzipSync('')), gzipSync(bomb)]),
  },
  {
    what: 'gzip of 5000 members of a byte, then a bomb',
    bytes: Buffer.concat([...new Array<Buffer>(5000).fill(gzipSync('1')), gzipSync(bomb)]),
  },
  { what: 'gzip with reserved flags', bytes: patched(good.gzip, 3, 0xff) },
  {
    what: 'gzip whose name never ends',
    bytes: Buffer.concat([patched(good.gzip.subarray(0, 10), 3, 8), Buffer.alloc(999, 'x')]),
  },
  { what: 'gzip of another method', bytes: patched(good.gzip, 2, 7) },
  { what: 'gzip of its head alone', bytes: good.gzip.subarray(0, 10) },
  { what: 'gzip with a wrong checksum', bytes: patched(good.gzip, good.gzip.length - 8, 1, 2, 3, 4) },
  { what: 'gzip with a wrong size', bytes: patched(good.gzip, good.gzip.length - 4, 255, 255, 255, 255) },
  { what: 'gzip with something behind', bytes: Buffer.concat([good.gzip, Buffer.from('more')]) },
  { what: 'gzip of a signature', bytes: Buffer.from([0x1f, 0x8b]) },
  ...deflateBits.map((bits, k) => ({
    what: `gzip with damaged blocks ${k}`,
    bytes: Buffer.concat([good.gzip.subarray(0, 10), Buffer.from(bits.replaceAll(' ', ''), 'hex'), Buffer.alloc(8)]),
  })),
  { what: 'gzip of packed zeros without end', bytes: Buffer.concat([good.gzip.subarray(0, 10), packedBomb]) },
];
