import { Fault } from '../../model/message';
import type { FileSource } from '../../model/source';
import { bytesAt, headBytes, type StoredFile } from '../file-bytes';
import type { ArrayEntry } from './array';
import { columnsByShape } from './array-table';
import { withTargetsOrNot } from './chosen-arrays';
import type { ArrayFile } from './data-file';
import { readHdf5 } from './hdf5/read';
import { type FileHead, noHead, offeredArrays } from './head-columns';
import { readArchive } from './npz/archive';
import { readNpz } from './npz/read';
import { hdf5Start, readableFormat } from './recognize/signatures';

/** Columns of a wider array are none that a person would name. */
const mostColumns = 1000;
/** No value of an array is read. */
const noMemory = 0;

/** Whether a file that begins with these bytes has a directory of its arrays, which tells them without their values. */
export function hasDirectory(head: Uint8Array): boolean {
  return readableFormat(head) === 'ZIP' || hdf5Start(head) !== undefined;
}

/**
 * What the directory of an NPZ or HDF5 file tells, however large the arrays are: their names and shapes, and the columns
 * that those of the features and the targets become. Nothing where it cannot be read.
 */
export function directoryHead(source: FileSource, file: StoredFile): FileHead {
  try {
    const opened = openDirectory(source.path, file);
    if (!opened) return noHead;
    const columns = withTargetsOrNot(source, (names, wantsTargets) =>
      columnsByShape(source.path, opened, names, wantsTargets, mostColumns),
    );
    const { m: rows = 0, names = [] } = columns ?? {};
    return {
      columns: names.map((name) => ({ name, rows, missing: undefined })),
      hasTargets: false,
      arrays: offeredArrays(opened.arrays),
    };
  } catch (error) {
    if (error instanceof Fault) return noHead;
    throw error;
  }
}

function openDirectory(path: string, file: StoredFile): ArrayFile | undefined {
  const opened = (format: ArrayFile['format'], arrays: readonly ArrayEntry[]) =>
    ({ kind: 'arrays', format, arrays }) as const;
  if (readableFormat(bytesAt(file, 0, headBytes)) === 'ZIP') {
    return opened('NPZ', readNpz(path, readArchive(file, { file: path, format: 'ZIP' }), noMemory));
  }
  const start = hdf5Start(file);
  return start === undefined ? undefined : opened('HDF5', readHdf5(path, file, start, noMemory));
}
