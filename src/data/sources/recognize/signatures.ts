import { bytesAt, type FileContent, sizeOf } from '../../file-bytes';
import { startsWith } from '../byte-reader';

/** What a file is by its first bytes, or by those at `at`. */
interface Signature<Name extends string> {
  readonly name: Name;
  /** Characters of one byte each. */
  readonly sign: string;
  readonly at?: number;
}

/** Formats that examples are read from, and what packs one. */
const readable = [
  { name: 'gzip', sign: '\x1f\x8b' },
  { name: 'NPY', sign: '\x93NUMPY' },
  { name: 'ZIP', sign: 'PK\x03\x04' },
  { name: 'ZIP', sign: 'PK\x05\x06' },
  { name: 'Parquet', sign: 'PAR1' },
] as const satisfies readonly Signature<string>[];

/** HDF5's signature, which may be behind a block of the user's own at 512, 1024, 2048, … bytes. */
const hdf5 = '\x89HDF\r\n\x1a\n';

/** Formats that people have beside their data, with the names by which they are known. */
const other: readonly Signature<string>[] = [
  { name: 'PDF', sign: '%PDF-' },
  { name: 'SQLite', sign: 'SQLite format 3\0' },
  { name: 'Arrow (Feather)', sign: 'ARROW1' },
  { name: 'Arrow (Feather)', sign: 'FEA1' },
  { name: 'Parquet (encrypted)', sign: 'PARE' },
  { name: 'ORC', sign: 'ORC' },
  { name: 'Avro', sign: 'Obj\x01' },
  { name: 'MATLAB', sign: 'MATLAB 5.0 MAT-file' },
  { name: 'Python pickle', sign: '\x80\x02' },
  { name: 'Python pickle', sign: '\x80\x03' },
  { name: 'Python pickle', sign: '\x80\x04\x95' },
  { name: 'Python pickle', sign: '\x80\x05\x95' },
  { name: 'R', sign: 'RDX3\n' },
  { name: 'bzip2', sign: 'BZh' },
  { name: 'xz', sign: '\xfd7zXZ\0' },
  { name: 'Zstandard', sign: '\x28\xb5\x2f\xfd' },
  { name: '7-Zip', sign: "7z\xbc\xaf'\x1c" },
  { name: 'RAR', sign: 'Rar!\x1a\x07' },
  { name: 'tar', sign: 'ustar', at: 257 },
  { name: 'PNG', sign: '\x89PNG\r\n\x1a\n' },
  { name: 'JPEG', sign: '\xff\xd8\xff' },
  { name: 'GIF', sign: 'GIF8' },
  { name: 'WAV', sign: 'WAVE', at: 8 },
];

/** A text's first letters may be a signature, too: what follows must then be no text. */
const looksLikeText = /^[\w%!]+$/;
const lookedAt = 4000;

/** Old Excel files. */
export const olderSpreadsheet = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

export type ReadableFormat = (typeof readable)[number]['name'];

/** The format that bytes begin with the signature of, if examples can be read from it; HDF5's may be further behind. */
export function readableFormat(bytes: Uint8Array): ReadableFormat | undefined {
  const found = readable.find(({ sign }) => startsWith(bytes, sign));
  return found?.name === 'Parquet' && !isBinary(bytes) ? undefined : found?.name;
}

/** Where HDF5's signature is. */
export function hdf5Start(content: FileContent): number | undefined {
  const size = sizeOf(content);
  for (let at = 0; at < size; at = at === 0 ? 512 : 2 * at) {
    if (startsWith(bytesAt(content, at, at + hdf5.length), hdf5)) return at;
  }
  return undefined;
}

/** The name of a format that bytes have by their signature and that examples cannot be read from. */
export function otherFormat(bytes: Uint8Array): string | undefined {
  return other.find(
    ({ sign, at = 0 }) =>
      startsWith(bytes, sign, at) && (!looksLikeText.test(sign) || sign === '%PDF-' || isBinary(bytes)),
  )?.name;
}

/** Whether the first bytes have a zero, or another control character that no table has. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, lookedAt).some((byte) => byte < 9 || (byte > 13 && byte < 27) || byte === 127);
}
