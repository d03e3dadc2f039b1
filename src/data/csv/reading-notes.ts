import { type Message, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { listNames } from './column-names';
import { blanks, type Dialect } from './dialect';
import type { Table } from './table';

/** Formats as people name them. */
const formatNames: Readonly<Record<StoredFormat, string>> = {
  npy: 'NPY',
  npz: 'NPZ',
  idx: 'IDX',
  hdf5: 'HDF5',
  parquet: 'Parquet',
};

/** How a file was read, for those who want to know what was detected: delimiter, decimal mark, header, columns, rows. */
export function readingNotes({ dialect, names, m, format }: Table): readonly Message[] {
  const size = { columns: names.length, rows: m };
  if (format) return [message('data-note-format', { format: formatNames[format], ...size })];
  const { delimiter, decimal } = dialect;
  const facts = { decimal, ...size };
  return [
    delimiter === '\t'
      ? message('data-note-tabs', facts)
      : delimiter === blanks
        ? message('data-note-blanks', facts)
        : message('data-note-delimiter', { delimiter, ...facts }),
    headerNote(dialect),
  ];
}

function headerNote({ header, doubt }: Dialect): Message {
  if (doubt?.kind === 'like') return message('data-note-header-unsure', { values: listNames(doubt.texts) });
  return header ? message('data-note-header') : message('data-note-headerless');
}
