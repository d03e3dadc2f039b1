import { type Message, message } from '../../model/message';
import type { StoredFormat } from '../../model/pipeline';
import { blanks } from './dialect';
import { listNames } from './name-list';
import { blankRowsAtEnd } from './rows-kept';
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
  const { names, m, format } = table;
  if (format) return [message('data-note-format', { format: formatNames[format], columns: names.length, rows: m })];
  const left = table.emptyEnd?.map((column) => message('data-note-empty', { column })) ?? [];
  const rows = blankRowsAtEnd(table);
  const blank = rows > 0 ? [message('data-note-blank-rows', { count: rows })] : [];
  return [writingNote(table), headerNote(table), ...left, ...blank];
}

/** Columns in use whose decimal mark more likely separates groups of digits, the first of them by its name. */
export function groupsNotes({ dialect: { groups = [] }, names }: Table, used: readonly number[]): readonly Message[] {
  const [found] = groups.filter(({ column }) => used.includes(column));
  if (!found) return [];
  const { column, mark, grouped, whole } = found;
  return [message('data-note-groups', { column: names[column] ?? '', mark, grouped, whole })];
}

function writingNote({ dialect: { delimiter, decimal }, encoding, names, m }: Table): Message {
  const facts = { ...(encoding ? { encoding } : {}), decimal, columns: names.length, rows: m };
  if (delimiter === '\t') return message(encoding ? 'data-note-encoded-tabs' : 'data-note-tabs', facts);
  if (delimiter === blanks) return message(encoding ? 'data-note-encoded-blanks' : 'data-note-blanks', facts);
  return message(encoding ? 'data-note-encoded-delimiter' : 'data-note-delimiter', { ...facts, delimiter });
}

function headerNote({ dialect: { header, doubt }, namesPlace: { line = 1 } }: Table): Message {
  if (doubt?.kind === 'like') return message('data-note-header-unsure', { line, values: listNames(doubt.texts) });
  return message(header ? 'data-note-header' : 'data-note-headerless', { line });
}

/** How a test file was read, where that is not how the training file was; the number of rows does not matter. */
export function testNotes(file: string, notes: readonly Message[], training: readonly Message[]): readonly Message[] {
  const known = new Set(training.map(comparable));
  const others = notes.filter((note) => !known.has(comparable(note)));
  return others.length === 0 ? [] : [message('data-note-test', { file }), ...others];
}

function comparable({ code, args }: Message): string {
  return JSON.stringify([code, { ...args, rows: 0 }]);
}
