import { Fault, message } from '../../model/message';
import { asNeeded, bytesAt, type FileContent, headBytes, type StoredFile } from '../file-bytes';
import { startsWith } from './byte-reader';
import type { ArrayFile, DataFile } from './data-file';
import { gunzip } from './deflate/gzip';
import { readHdf5 } from './hdf5/read';
import { isIdx, readIdx } from './idx/read';
import { readNpy } from './npy/read';
import { type Member, readArchive } from './npz/archive';
import { readNpz } from './npz/read';
import { readParquet } from './parquet/read';
import { hdf5Start, olderSpreadsheet, otherFormat, type ReadableFormat, readableFormat } from './recognize/signatures';
import { otherText } from './recognize/text';

/** Formats that have a signature, by the endings of their files' names. */
const endings: readonly { readonly format: string; readonly ending: RegExp }[] = [
  { format: 'NPY', ending: /\.npy$/i },
  { format: 'NPZ', ending: /\.npz$/i },
  { format: 'HDF5', ending: /\.(?:h5|hdf5?|he5)$/i },
  { format: 'Parquet', ending: /\.(?:parquet|pq)$/i },
  { format: 'IDX', ending: /(?:\.idx\d?|[-.]ubyte|\.idx\d-ubyte)$/i },
];

/** Members of the archives that spreadsheets are. */
const officeMember = /^(?:\[Content_Types\]\.xml|xl\/|_rels\/|docProps\/|mimetype$|META-INF\/manifest\.xml)/;

/**
 * Finds what a file is, by its content first and its ending second, unpacks it, and reads what describes its arrays or
 * columns. `memoryLimit` is the most bytes that it may unpack to.
 *
 * Throws one Fault for a file that is no table and no arrays, with the remedy: data-empty-file, data-spreadsheet,
 * data-web-page, data-lfs-pointer, data-arff, data-json, data-other-format, data-archive, data-ending; and those of a
 * file that is damaged or needs too much memory.
 */
export function openDataFile(file: string, content: FileContent, memoryLimit: number): DataFile {
  try {
    const needed = asNeeded(content, memoryLimit);
    return needed instanceof Uint8Array ? opened(file, needed, memoryLimit) : openedText(file, needed);
  } catch (error) {
    throw error instanceof Fault ? new Fault(error.detail, { file }) : error;
  }
}

function opened(file: string, bytes: Uint8Array, memoryLimit: number): DataFile {
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  const format = readableFormat(bytes);
  if (format !== 'gzip') return openUnpacked(file, file, bytes, format, memoryLimit);
  const unpacked = gunzip(bytes, { file, format: 'gzip' }, memoryLimit);
  if (unpacked.length === 0) throw new Fault(message('data-empty-file'), { file });
  const inner = readableFormat(unpacked);
  if (inner === 'gzip') throw new Fault(message('data-gzip-twice'), { file });
  return openUnpacked(file, file.replace(/\.gz$/i, ''), unpacked, inner, memoryLimit);
}

/** @param name the file's name without the ending of what packed it */
function openUnpacked(
  file: string,
  name: string,
  bytes: Uint8Array,
  format: Exclude<ReadableFormat, 'gzip'> | undefined,
  memoryLimit: number,
): DataFile {
  if (format === 'NPY') return { kind: 'arrays', format, arrays: [readNpy(file, bytes, memoryLimit)] };
  if (format === 'ZIP') return openArchive(file, bytes, memoryLimit);
  if (format === 'Parquet') return readParquet(file, bytes, memoryLimit);
  const start = hdf5Start(bytes);
  if (start !== undefined) return { kind: 'arrays', format: 'HDF5', arrays: readHdf5(file, bytes, start, memoryLimit) };
  if (isIdx(bytes)) {
    return { kind: 'arrays', format: 'IDX', arrays: [readIdx(file, bytes, memoryLimit)] };
  }
  refuseOthers(file, bytes);
  refuseEnding(file, name);
  return { kind: 'text', content: bytes };
}

/** A large text that stays where it is stored. */
function openedText(file: string, content: StoredFile): DataFile {
  refuseOthers(file, bytesAt(content, 0, headBytes));
  refuseEnding(file, file);
  return { kind: 'text', content };
}

function openArchive(file: string, bytes: Uint8Array, memoryLimit: number): ArrayFile {
  const members = readArchive(bytes, { file, format: 'ZIP' });
  const arrays = readNpz(file, members, memoryLimit);
  if (arrays.length > 0) return { kind: 'arrays', format: 'NPZ', arrays };
  if (isOffice(members)) throw new Fault(message('data-spreadsheet'), { file });
  const names = members.map(({ name }) => name).slice(0, 5);
  throw new Fault(message('data-archive', { names: names.join(', ') }), { file });
}

function isOffice(members: readonly Member[]): boolean {
  return members.some(({ name }) => officeMember.test(name));
}

/** Refuses a text whose name is that of a format with a signature. */
function refuseEnding(file: string, name: string): void {
  const format = endings.find(({ ending }) => ending.test(name.replace(/\.gz$/i, '')))?.format;
  if (format !== undefined) throw new Fault(message('data-ending', { format }), { file });
}

function refuseOthers(file: string, bytes: Uint8Array): void {
  if (startsWith(bytes, olderSpreadsheet)) throw new Fault(message('data-spreadsheet'), { file });
  const format = otherFormat(bytes);
  if (format !== undefined) throw new Fault(message('data-other-format', { format }), { file });
  const text = otherText(bytes);
  if (text === 'lfs') throw new Fault(message('data-lfs-pointer'), { file });
  if (text === 'html') throw new Fault(message('data-web-page'), { file });
  if (text === 'arff') throw new Fault(message('data-arff'), { file });
  if (text === 'json') throw new Fault(message('data-json'), { file });
  if (text === 'xml') throw new Fault(message('data-other-format', { format: 'XML' }), { file });
}
