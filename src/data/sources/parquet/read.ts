import { Fault, message } from '../../../model/message';
import { Column, columnBytes } from '../../csv/column';
import { budgetBytes, MemoryBudget } from '../../memory';
import type { ByteReader } from '../byte-reader';
import { damaged, type Origin } from '../damage';
import type { ColumnFile } from '../data-file';
import { leastBytes } from '../least-bytes';
import { UnpackBudget } from './budget';
import { cellsOf, type PushCell, pushMissing } from './cells';
import { readHybrid } from './hybrid';
import { type ColumnChunk, type ColumnType, isIndexName, readMetadata } from './metadata';
import { type Page, pagesOf } from './pages';
import { encodings, readValues, type StoredValues } from './values';

/**
 * The table of a Parquet file. Throws Faults data-damaged, data-memory, data-unpacked-size, data-empty-table,
 * data-parquet-column (lists, groups and types without a number or text), data-parquet-codec.
 */
export function readParquet(file: string, bytes: Uint8Array, memoryLimit: number): ColumnFile {
  const origin: Origin = { file, format: 'Parquet' };
  const { columns: types, groups } = readMetadata(bytes, origin);
  const m = groups.reduce((rows, group) => rows + group.rows, 0);
  const shown = types.map(({ name }) => !isIndexName(name));
  if (m === 0 || !shown.includes(true)) throw new Fault(message('data-empty-table'), { file });
  const memory = new MemoryBudget(memoryLimit);
  const count = shown.filter((isShown) => isShown).length;
  // What the values are is known once they are read.
  budgetBytes(leastBytes(m, count - 1, 1), memoryLimit);
  memory.hold(count * columnBytes);
  const budget = new UnpackBudget(memory);
  const columns = types.flatMap((type, k): Column[] => {
    if (!shown[k]) return [];
    const push = cellsOf(type, origin);
    if (!push) {
      const facts = { column: type.name, type: type.physical ?? 'list or group' };
      throw new Fault(message('data-parquet-column', facts), { file });
    }
    const column = new Column(m, memory);
    for (const { rows, chunks } of groups) {
      const chunk = chunks[k];
      if (rows === 0 || !chunk) continue;
      const before = budget.held;
      readChunk(column, bytes, chunk, type, push, rows, origin, budget);
      budget.backTo(before);
    }
    return [column];
  });
  return {
    kind: 'columns',
    format: 'Parquet',
    names: types.map(({ name }) => name).filter((_, k) => shown[k]),
    columns,
    m,
  };
}

/** Adds a group's rows of one column. */
function readChunk(
  column: Column,
  bytes: Uint8Array,
  chunk: ColumnChunk,
  type: ColumnType,
  push: PushCell,
  rows: number,
  origin: Origin,
  budget: UnpackBudget,
): void {
  let dictionary: StoredValues | undefined;
  let left = rows;
  for (const page of pagesOf(bytes, chunk, type.isOptional, rows, origin, budget)) {
    if (page.isDictionary) {
      dictionary = readValues(page.reader, encodings.plain, type, page.values, budget);
      continue;
    }
    left -= page.rows;
    if (left < 0) break;
    pushPage(column, page, type, push, dictionary, budget);
    if (left === 0) return;
  }
  throw damaged(origin, chunk.start);
}

function pushPage(
  column: Column,
  page: Page,
  type: ColumnType,
  push: PushCell,
  dictionary: StoredValues | undefined,
  budget: UnpackBudget,
): void {
  const { encoding, present, rows, values, reader } = page;
  const isIndexed = encoding === encodings.dictionary || encoding === encodings.oldDictionary;
  const indexes = isIndexed ? indexesOf(reader, values, dictionary) : undefined;
  const stored = dictionary && indexes ? dictionary : readValues(reader, encoding, type, values, budget);
  for (let row = 0, k = 0; row < rows; row++) {
    if (present && present[row] === 0) pushMissing(column);
    else {
      push(column, stored, indexes ? (indexes[k] ?? 0) : k);
      k++;
    }
  }
}

/** The numbers of a page's values in the dictionary. */
function indexesOf(reader: ByteReader, count: number, dictionary: StoredValues | undefined): Uint32Array {
  if (!dictionary) throw reader.damaged();
  const indexes = count === 0 ? new Uint32Array() : readHybrid(reader, reader.u8(), count);
  for (const index of indexes) if (index >= dictionary.length) throw reader.damaged();
  return indexes;
}
