import type { Column } from '../csv/column';
import type { FileContent } from '../file-bytes';
import type { ArrayEntry } from './array';

/** A table of text, unpacked. */
export interface TextFile {
  readonly kind: 'text';
  readonly content: FileContent;
  /** Bytes of it that are held beside those of the file, if that was packed. */
  readonly unpacked?: number;
}

/** A file of arrays: NPY and IDX hold one, without a name. */
export interface ArrayFile {
  readonly kind: 'arrays';
  readonly format: 'NPY' | 'NPZ' | 'IDX' | 'HDF5';
  readonly arrays: readonly ArrayEntry[];
  /** Bytes that are held beside those of the file, if that was packed, until the arrays are read. */
  readonly unpacked?: number;
}

/** A table whose columns are stored with their names and types. */
export interface ColumnFile {
  readonly kind: 'columns';
  readonly format: 'Parquet';
  readonly names: readonly string[];
  /** m cells each. */
  readonly columns: readonly Column[];
  readonly m: number;
}

/** A file that examples can be read from, opened. */
export type DataFile = TextFile | ArrayFile | ColumnFile;
