import { Fault, message } from '../../model/message';
import { bytesAt, type FileContent, headBytes, type StoredFile } from '../file-bytes';
import { MemoryBudget } from '../memory';
import { asNeeded } from './as-needed';
import type { ArrayFile, DataFile } from './data-file';
import { gunzip } from './deflate/gzip';
import { readHdf5 } from './hdf5/read';
import { isIdx, readIdx } from './idx/read';
import { readNpy } from './npy/read';
import { type Member, readArchive } from './npz/archive';
import { readNpz } from './npz/read';
import { packedHead } from './packed-head';
import { readParquet } from './parquet/read';
import { hdf5Start, type ReadableFormat, readableFormat } from './recognize/signatures';
import { refuseOthers } from './refuse-others';

/** Members of the archives that spreadsheets are. */
const officeMember = /^(?:\[Content_Types\]\.xml|xl\/|_rels\/|docProps\/|mimetype$|META-INF\/manifest\.xml)/;

/**
 * Finds what a file is, by its content first and its ending second, unpacks it, and reads what describes its arrays or
 * columns. `memoryLimit` is the most bytes that it may unpack to.
 *
 * Throws one Fault for a file that is no table and no arrays, with the remedy: data-empty-file, data-spreadsheet,
 * data-archive and those of `refuseOthers`; and those of a file that is damaged or needs too much memory.
 */
export function openDataFile(file: string, content: FileContent, memoryLimit: number): DataFile {
  try {
    const needed = asNeeded(content, memoryLimit);
    return needed instanceof Uint8Array ? opened(file, needed, memoryLimit) : openedText(file, needed);
  } catch (error) {
    throw error instanceof Fault ? error.moved(() => ({ file })) : error;
  }
}

function opened(file: string, bytes: Uint8Array, memoryLimit: number): DataFile {
  if (bytes.length === 0) throw new Fault(message('data-empty-file'), { file });
  const format = readableFormat(bytes);
  return format === 'gzip'
    ? openPacked(file, bytes, memoryLimit)
    : openUnpacked(file, file, bytes, format, memoryLimit, 0);
}

/** What is no table, or will have no room, is refused by its beginning, before all of it is unpacked. */
function openPacked(file: string, packed: Uint8Array, memoryLimit: number): DataFile {
  const name = file.replace(/\.gz$/i, '');
  const { bytes, isWhole, format } = packedHead(file, name, packed, memoryLimit);
  const all = isWhole ? bytes : gunzip(packed, { file, format: 'gzip' }, memoryLimit);
  const memory = new MemoryBudget(memoryLimit);
  memory.hold(all.length);
  return memory.within((left) => openUnpacked(file, name, all, format, left, all.length));
}

/**
 * @param name the file's name without the ending of what packed it
 * @param unpacked bytes that are held beside the file
 */
function openUnpacked(
  file: string,
  name: string,
  bytes: Uint8Array,
  format: Exclude<ReadableFormat, 'gzip'> | undefined,
  memoryLimit: number,
  unpacked: number,
): DataFile {
  if (format === 'NPY') return { kind: 'arrays', format, arrays: [readNpy(file, bytes, memoryLimit)], unpacked };
  if (format === 'ZIP') return openArchive(file, bytes, memoryLimit, unpacked);
  if (format === 'Parquet') return readParquet(file, bytes, memoryLimit);
  const start = hdf5Start(bytes);
  if (start !== undefined) {
    return { kind: 'arrays', format: 'HDF5', arrays: readHdf5(file, bytes, start, memoryLimit), unpacked };
  }
  if (isIdx(bytes)) {
    return { kind: 'arrays', format: 'IDX', arrays: [readIdx(file, bytes, memoryLimit)], unpacked };
  }
  refuseOthers(file, name, bytes.subarray(0, headBytes));
  return { kind: 'text', content: bytes, unpacked };
}

/** A large text that stays where it is stored. */
function openedText(file: string, content: StoredFile): DataFile {
  refuseOthers(file, file, bytesAt(content, 0, headBytes));
  return { kind: 'text', content, unpacked: 0 };
}

function openArchive(file: string, bytes: Uint8Array, memoryLimit: number, unpacked: number): ArrayFile {
  const members = readArchive(bytes, { file, format: 'ZIP' });
  const arrays = readNpz(file, members, memoryLimit);
  if (arrays.length > 0) return { kind: 'arrays', format: 'NPZ', arrays, unpacked };
  if (isOffice(members)) throw new Fault(message('data-spreadsheet'), { file });
  const names = members.map(({ name }) => name).slice(0, 5);
  throw new Fault(message('data-archive', { names: names.join(', ') }), { file });
}

function isOffice(members: readonly Member[]): boolean {
  return members.some(({ name }) => officeMember.test(name));
}
