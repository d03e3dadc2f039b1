import { type Message, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { blanks, type Dialect } from './dialect';
import { listNames } from './name-list';
import type { Table } from './table';

/** Formats as people name them. */
const formatNames: Readonly<Record<StoredFormat, string>> = {
  npy: 'NPY',
  npz: 'NPZ',
  idx: 'IDX',
  hdf5: 'HDF5',
  parquet: 'Parquet',
};

/** How a file was read, for those who want to know what was detected: encoding, delimiter, decimal mark, header, columns, rows. */
export function readingNotes(table: Table): readonly Message[] {
  const { dialect, names, m, format } = table;
  if (format) return [message('data-note-format', { format: formatNames[format], columns: names.length, rows: m })];
  return [writingNote(table), headerNote(dialect)];
}

function writingNote({ dialect: { delimiter, decimal }, encoding, names, m }: Table): Message {
  const facts = { ...(encoding ? { encoding } : {}), decimal, columns: names.length, rows: m };
  if (delimiter === '\t') return message(encoding ? 'data-note-encoded-tabs' : 'data-note-tabs', facts);
  if (delimiter === blanks) return message(encoding ? 'data-note-encoded-blanks' : 'data-note-blanks', facts);
  return message(encoding ? 'data-note-encoded-delimiter' : 'data-note-delimiter', { ...facts, delimiter });
}

function headerNote({ header, doubt }: Dialect): Message {
  if (doubt?.kind === 'like') return message('data-note-header-unsure', { values: listNames(doubt.texts) });
  return header ? message('data-note-header') : message('data-note-headerless');
}
