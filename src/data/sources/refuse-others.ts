import { Fault, message } from '../../model/message';
import { startsWith } from './byte-reader';
import { olderSpreadsheet, otherFormat } from './recognize/signatures';
import { type OtherText, otherText } from './recognize/text';

/** Formats that have a signature, by the endings of their files' names. */
const endings: readonly { readonly format: string; readonly ending: RegExp }[] = [
  { format: 'NPY', ending: /\.npy$/i },
  { format: 'NPZ', ending: /\.npz$/i },
  { format: 'HDF5', ending: /\.(?:h5|hdf5?|he5)$/i },
  { format: 'Parquet', ending: /\.(?:parquet|pq)$/i },
  { format: 'IDX', ending: /(?:\.idx\d?|[-.]ubyte|\.idx\d-ubyte)$/i },
];

/** The sentences about what is written as text and is no table. */
const codes: Readonly<Record<Exclude<OtherText, 'xml'>, string>> = {
  lfs: 'data-lfs-pointer',
  annex: 'data-annex-pointer',
  'server-error': 'data-server-error',
  'server-error-xml': 'data-server-error-xml',
  html: 'data-web-page',
  rtf: 'data-rtf',
  arff: 'data-arff',
  'matrix-market': 'data-matrix-market',
  libsvm: 'data-libsvm',
  json: 'data-json',
};

/** So many zeros one behind the other are text in no encoding. */
const zeros = new Uint8Array(4);

/**
 * Refuses, by its beginning and its name without the ending of what packed it, a file that is neither a format of arrays
 * or columns nor a table of text. Throws Faults data-spreadsheet, data-other-format, data-ending, data-binary, and those of
 * what is written as text.
 */
export function refuseOthers(file: string, name: string, head: Uint8Array): void {
  if (startsWith(head, olderSpreadsheet)) throw new Fault(message('data-spreadsheet'), { file });
  const format = otherFormat(head);
  if (format !== undefined) throw new Fault(message('data-other-format', { format }), { file });
  const text = otherText(head);
  if (text === 'xml') throw new Fault(message('data-other-format', { format: 'XML' }), { file });
  if (text !== undefined) throw new Fault(message(codes[text]), { file });
  refuseEnding(file, name);
  const zero = zeroRun(head);
  if (zero >= 0) throw new Fault(message('data-binary', { at: zero + 1 }), { file });
}

/** Refuses a text whose name is that of a format with a signature. */
function refuseEnding(file: string, name: string): void {
  const format = endings.find(({ ending }) => ending.test(name.replace(/\.gz$/i, '')))?.format;
  if (format !== undefined) throw new Fault(message('data-ending', { format }), { file });
}

/** Where zeros begin that no text has; −1 where there are none. */
function zeroRun(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (zeros.every((zero, k) => bytes[at + k] === zero)) return at;
  }
  return -1;
}
