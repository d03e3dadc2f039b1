import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bytesOf, idx, npy, npyOf, zip } from '../written';

/** A file that nobody made by accident, or that a fault of a disk or a network made. */
export interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
}

const folder = 'test/fixtures/files';

/** Files with nothing wrong. */
export const good = {
  npy: npyOf.float64([4, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  texts: npy({ descr: '<U2', shape: [2], data: bytesOf(Uint32Array.from([97, 0, 98, 99])) }),
  npz: zip([
    { name: 'x.npy', data: npyOf.float64([2, 2], [1, 2, 3, 4]) },
    { name: 'y.npy', data: npyOf.int64([2], [0, 1]) },
  ]),
  idx: idx(8, [2, 3, 2], Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])),
  gzip: gzipSync(npyOf.uint8([3, 2], [1, 2, 3, 4, 5, 6])),
  hdf5: readFileSync(`${folder}/small.h5`),
  parquet: readFileSync(`${folder}/small.parquet`),
  zstd: readFileSync(`${folder}/words.parquet`),
} as const;

/** A copy with these bytes at an offset. */
export function patched(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return copy;
}

/** A copy in which what follows a signature by `behind` bytes is changed. */
export function behind(bytes: Uint8Array, signature: string, offset: number, ...values: readonly number[]): Uint8Array {
  const at = Buffer.from(bytes).indexOf(signature, 0, 'latin1');
  return patched(bytes, at + offset, ...values);
}

/** Some bytes. */
export const data = new Uint8Array(64);
/** Bytes that take much less where they are packed. */
export const bomb = Buffer.alloc(200e6);
