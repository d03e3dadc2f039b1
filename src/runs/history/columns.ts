import type { Measure, TrainingRecord } from '../../model/record';
import { mapSets, type SetName, type Sets } from '../../model/sets';

/** The columns of a record, in the order of `history.csv`; those of the validation set, and of a regression, only there. */
export const columnNames = [
  'epoch',
  'step',
  'trainCost',
  'trainAccuracy',
  'testCost',
  'testAccuracy',
  'validationCost',
  'validationAccuracy',
  'trainRmse',
  'trainR2',
  'testRmse',
  'testR2',
  'validationRmse',
  'validationR2',
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
  trainRmse: ({ train }) => train.rmse,
  trainR2: ({ train }) => train.r2,
  testRmse: ({ test }) => test?.rmse,
  testR2: ({ test }) => test?.r2,
  validationRmse: ({ validation }) => validation?.rmse,
  validationR2: ({ validation }) => validation?.r2,
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
    trainRmse: column('trainRmse'),
    trainR2: column('trainR2'),
    testRmse: column('testRmse'),
    testR2: column('testR2'),
    validationRmse: column('validationRmse'),
    validationR2: column('validationR2'),
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
export const columnsOfSets = {
  train: { cost: 'trainCost', accuracy: 'trainAccuracy', rmse: 'trainRmse', r2: 'trainR2' },
  validation: { cost: 'validationCost', accuracy: 'validationAccuracy', rmse: 'validationRmse', r2: 'validationR2' },
  test: { cost: 'testCost', accuracy: 'testAccuracy', rmse: 'testRmse', r2: 'testR2' },
} as const satisfies { readonly [N in SetName]: { readonly [F in FigureName | 'cost']: ColumnName } };

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
  const measures = (name: SetName) => {
    const { cost, accuracy, rmse, r2 } = columnsOfSets[name];
    return measureIn(cells(cost), { accuracy: cells(accuracy), rmse: cells(rmse), r2: cells(r2) });
  };
  const measured: Sets<(i: number) => Measure> = {
    train: measures('train'),
    ...(sets.includes('validation') ? { validation: measures('validation') } : {}),
    ...(sets.includes('test') ? { test: measures('test') } : {}),
  };
  for (let i = from; i < history.length; i++) {
    yield { epoch: epoch(i), step: step(i), ...mapSets(measured, (measure) => measure(i)) };
  }
}

/** The figures of a measure that only some runs have. */
export type FigureName = Exclude<keyof Measure, 'cost' | 'targets'>;

function measureIn(cost: Cells, columns: Readonly<Record<FigureName, Cells>>): (i: number) => Measure {
  const figures = Object.entries(columns);
  return (i) => ({
    cost: cost(i),
    ...Object.fromEntries(
      figures.flatMap(([name, cells]) => (Number.isNaN(cells(i)) ? [] : [[name, cells(i)] as const])),
    ),
  });
}

/** The last record, as `recordsOf` gives it; undefined where there is none. */
export function lastRecord(history: HistoryColumns, sets: readonly SetName[]): TrainingRecord | undefined {
  return recordsOf(history, sets, Math.max(0, history.length - 1)).next().value;
}
