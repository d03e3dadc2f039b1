import type { Measure, TrainingRecord } from '../../model/record';
import { mapSets, type SetName, type Sets } from '../../model/sets';

/** The columns of a record, in the order of `history.csv`: those of the validation set are there only if it is. */
export const columnNames = [
  'epoch',
  'step',
  'trainCost',
  'trainAccuracy',
  'testCost',
  'testAccuracy',
  'validationCost',
  'validationAccuracy',
] as const;
export type ColumnName = (typeof columnNames)[number];

/**
 * Records in columns, each a Float64Array's buffer of at least `length` values; NaN if a record has no such value (no
 * such set, no classes).
 */
export type HistoryColumns = { readonly length: number } & { readonly [N in ColumnName]: ArrayBuffer };

const read: { readonly [N in ColumnName]: (record: TrainingRecord) => number | undefined } = {
  epoch: ({ epoch }) => epoch,
  step: ({ step }) => step,
  trainCost: ({ train }) => train.cost,
  trainAccuracy: ({ train }) => train.accuracy,
  testCost: ({ test }) => test?.cost,
  testAccuracy: ({ test }) => test?.accuracy,
  validationCost: ({ validation }) => validation?.cost,
  validationAccuracy: ({ validation }) => validation?.accuracy,
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
    validationCost: column('validationCost'),
    validationAccuracy: column('validationAccuracy'),
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

/** The columns of each set. */
export const columnsOfSets: {
  readonly [N in SetName]: { readonly cost: ColumnName; readonly accuracy: ColumnName };
} = {
  train: { cost: 'trainCost', accuracy: 'trainAccuracy' },
  validation: { cost: 'validationCost', accuracy: 'validationAccuracy' },
  test: { cost: 'testCost', accuracy: 'testAccuracy' },
};

/** The values of one column, each by its place. */
type Cells = (i: number) => number;

/**
 * The records from place `from` on, in their order, made as they are read. A NaN says that a run has no such value, or
 * that its cost is not a number: `sets` says which sets it has.
 */
export function* recordsOf(
  history: HistoryColumns,
  sets: readonly SetName[],
  from = 0,
): Generator<TrainingRecord, undefined> {
  const cells = (name: ColumnName): Cells => {
    const column = columnOf(history, name);
    return (i) => column[i] ?? Number.NaN;
  };
  const [epoch, step] = [cells('epoch'), cells('step')];
  const measures = (name: SetName) => measureIn(cells(columnsOfSets[name].cost), cells(columnsOfSets[name].accuracy));
  const measured: Sets<(i: number) => Measure> = {
    train: measures('train'),
    ...(sets.includes('validation') ? { validation: measures('validation') } : {}),
    ...(sets.includes('test') ? { test: measures('test') } : {}),
  };
  for (let i = from; i < history.length; i++) {
    yield { epoch: epoch(i), step: step(i), ...mapSets(measured, (measure) => measure(i)) };
  }
}

function measureIn(cost: Cells, accuracy: Cells): (i: number) => Measure {
  return (i) => (Number.isNaN(accuracy(i)) ? { cost: cost(i) } : { cost: cost(i), accuracy: accuracy(i) });
}

/** The last record, as `recordsOf` gives it; undefined where there is none. */
export function lastRecord(history: HistoryColumns, sets: readonly SetName[]): TrainingRecord | undefined {
  return recordsOf(history, sets, Math.max(0, history.length - 1)).next().value;
}
