import { Fault, message } from '../../../model/message';
import { damaged, type Origin } from '../damage';
import { gunzip } from '../deflate/gzip';
import { unpackZstd } from '../zstd/unpack';
import { unpackLz4 } from './lz4';
import { unpackSnappy } from './snappy';

/** The names of the codecs, by number. */
const names = ['none', 'snappy', 'gzip', 'lzo', 'brotli', 'lz4', 'zstd', 'lz4_raw'];

type Unpack = (packed: Uint8Array, size: number, origin: Origin) => Uint8Array;

const codecs: Readonly<Record<number, Unpack>> = {
  0: (packed) => packed,
  1: unpackSnappy,
  2: (packed, size, origin) => gunzip(packed, origin, size, { isExact: true }),
  6: unpackZstd,
  7: unpackLz4,
};

/** A page's bytes, `size` of them. Throws Faults data-damaged, and data-parquet-codec for a codec that is not read. */
export function unpackPage(packed: Uint8Array, codec: number, size: number, origin: Origin): Uint8Array {
  const unpack = codecs[codec];
  if (!unpack) {
    throw new Fault(message('data-parquet-codec', { codec: names[codec] ?? String(codec) }), { file: origin.file });
  }
  const bytes = unpack(packed, size, origin);
  if (bytes.length !== size) throw damaged(origin, 0);
  return bytes;
}
