import type { Measure, TrainingRecord } from '../../model/record';

/** The columns of a record, in the order of `history.csv`. */
export const columnNames = ['epoch', 'step', 'trainCost', 'trainAccuracy', 'testCost', 'testAccuracy'] as const;
export type ColumnName = (typeof columnNames)[number];

/**
 * Records in columns, each a Float64Array's buffer of at least `length` values; NaN if a record has no such value (no
 * test set, no classes).
 */
export type HistoryColumns = { readonly length: number } & { readonly [N in ColumnName]: ArrayBuffer };

const read: { readonly [N in ColumnName]: (record: TrainingRecord) => number | undefined } = {
  epoch: ({ epoch }) => epoch,
  step: ({ step }) => step,
  trainCost: ({ train }) => train.cost,
  trainAccuracy: ({ train }) => train.accuracy,
  testCost: ({ test }) => test?.cost,
  testAccuracy: ({ test }) => test?.accuracy,
};

/** One number of a record; undefined if it has none. */
export function numberIn(record: TrainingRecord, column: ColumnName): number | undefined {
  return read[column](record);
}

/** Columns of `length` records, one for each name, made by `column`. */
export function makeColumns(length: number, column: (name: ColumnName) => ArrayBuffer): HistoryColumns {
  return {
    length,
    epoch: column('epoch'),
    step: column('step'),
    trainCost: column('trainCost'),
    trainAccuracy: column('trainAccuracy'),
    testCost: column('testCost'),
    testAccuracy: column('testAccuracy'),
  };
}

/** The columns of `records`, in their order. */
export function historyOf(records: readonly TrainingRecord[]): HistoryColumns {
  return makeColumns(
    records.length,
    (name) => Float64Array.from(records, (record) => read[name](record) ?? Number.NaN).buffer,
  );
}

/** The values of a column: a view, nothing is copied. */
export function columnOf(history: HistoryColumns, name: ColumnName): Float64Array {
  return new Float64Array(history[name], 0, history.length);
}

/** The values of one column, each by its place. */
type Cells = (i: number) => number;

/**
 * The records from place `from` on, in their order, made as they are read. A NaN says that a run has no such value, or
 * that its cost is not a number: `isTested` says whether it has a test set.
 */
export function* recordsOf(history: HistoryColumns, isTested: boolean, from = 0): Generator<TrainingRecord, undefined> {
  const cells = (name: ColumnName): Cells => {
    const column = columnOf(history, name);
    return (i) => column[i] ?? Number.NaN;
  };
  const [epoch, step] = [cells('epoch'), cells('step')];
  const train = measureIn(cells('trainCost'), cells('trainAccuracy'));
  const test = measureIn(cells('testCost'), cells('testAccuracy'));
  for (let i = from; i < history.length; i++) {
    yield { epoch: epoch(i), step: step(i), train: train(i), ...(isTested ? { test: test(i) } : {}) };
  }
}

function measureIn(cost: Cells, accuracy: Cells): (i: number) => Measure {
  return (i) => (Number.isNaN(accuracy(i)) ? { cost: cost(i) } : { cost: cost(i), accuracy: accuracy(i) });
}

/** The last record, as `recordsOf` gives it; undefined where there is none. */
export function lastRecord(history: HistoryColumns, isTested: boolean): TrainingRecord | undefined {
  return recordsOf(history, isTested, Math.max(0, history.length - 1)).next().value;
}
