import { Fault, message } from '../../model/message';

/** Arrays and images by their first bytes; a signature at offset `at`, in Latin-1. */
const signatures: readonly { readonly format: string; readonly sign: string }[] = [
  { format: 'NPY', sign: '\x93NUMPY' },
  { format: 'NPZ', sign: 'PK\x03\x04' },
  { format: 'HDF5', sign: '\x89HDF\r\n\x1a\n' },
  { format: 'gzip', sign: '\x1f\x8b' },
];

const endings: readonly { readonly format: string; readonly ending: RegExp }[] = [
  { format: 'NPY', ending: /\.npy$/i },
  { format: 'NPZ', ending: /\.npz$/i },
  { format: 'HDF5', ending: /\.(h5|hdf5)$/i },
  { format: 'IDX', ending: /(\.idx\d?|-ubyte)(\.gz)?$/i },
  { format: 'gzip', ending: /\.gz$/i },
];

/** Bytes of a file that are searched for a zero byte: text has none. */
const lookedAt = 65536;

/**
 * Rejects files that are not a table of text, by content first, then by extension. Throws Fault data-format-later (a
 * format that cannot be read yet), data-utf16, data-binary.
 */
export function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const format = formatOf(file, bytes);
  if (format !== undefined) throw new Fault(message('data-format-later', { format }), { file });
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new Fault(message('data-utf16'), { file });
  }
  const zero = bytes.subarray(0, lookedAt).indexOf(0);
  if (zero >= 0) throw new Fault(message('data-binary', { at: zero + 1 }), { file });
}

function formatOf(file: string, bytes: Uint8Array): string | undefined {
  const byEnding = endings.find(({ ending }) => ending.test(file))?.format;
  for (const { format, sign } of signatures) {
    if (startsWith(bytes, sign)) return format === 'gzip' && byEnding !== undefined ? byEnding : format;
  }
  // IDX: two zero bytes, the type of its values, the number of its dimensions.
  const [a, b, type = 0, dimensions = 0] = bytes;
  if (a === 0 && b === 0 && type >= 8 && type <= 14 && dimensions >= 1 && dimensions <= 8) return 'IDX';
  return byEnding;
}

function startsWith(bytes: Uint8Array, sign: string): boolean {
  if (bytes.length < sign.length) return false;
  for (let i = 0; i < sign.length; i++) if (bytes[i] !== sign.charCodeAt(i)) return false;
  return true;
}
