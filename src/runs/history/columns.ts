import type { TrainingRecord } from '../../model/record';

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

/**
 * The record at place `i`; undefined where there is none. A NaN says that a run has no such value, or that its cost is
 * not a number: `isTested` says whether it has a test set.
 */
export function recordAt(history: HistoryColumns, i: number, isTested: boolean): TrainingRecord | undefined {
  if (i < 0 || i >= history.length) return undefined;
  const value = (name: ColumnName): number => columnOf(history, name)[i] ?? Number.NaN;
  const measure = (cost: number, accuracy: number) => (Number.isNaN(accuracy) ? { cost } : { cost, accuracy });
  const train = measure(value('trainCost'), value('trainAccuracy'));
  const test = isTested ? { test: measure(value('testCost'), value('testAccuracy')) } : {};
  return { epoch: value('epoch'), step: value('step'), train, ...test };
}
