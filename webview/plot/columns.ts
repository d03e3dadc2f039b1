import type { HistoryColumns } from '../../src/runs/history/columns';

/** A history's records as typed columns; a column without any finite value is left out. */
export interface Columns {
  readonly length: number;
  readonly epoch: Float64Array;
  readonly step: Float64Array;
  readonly trainCost: Float64Array;
  readonly testCost?: Float64Array;
  readonly trainAccuracy?: Float64Array;
  readonly testAccuracy?: Float64Array;
  readonly validationCost?: Float64Array;
  readonly validationAccuracy?: Float64Array;
}

function present(buffer: ArrayBuffer, length: number): Float64Array | undefined {
  const column = new Float64Array(buffer, 0, length);
  return column.some((value) => !Number.isNaN(value)) ? column : undefined;
}

/** Views over the buffers, nothing is copied. */
export function columnsOf(history: HistoryColumns): Columns {
  const { length } = history;
  const testCost = present(history.testCost, length);
  const trainAccuracy = present(history.trainAccuracy, length);
  const testAccuracy = present(history.testAccuracy, length);
  const validationCost = present(history.validationCost, length);
  const validationAccuracy = present(history.validationAccuracy, length);
  return {
    length,
    epoch: new Float64Array(history.epoch, 0, length),
    step: new Float64Array(history.step, 0, length),
    trainCost: new Float64Array(history.trainCost, 0, length),
    ...(testCost ? { testCost } : {}),
    ...(trainAccuracy ? { trainAccuracy } : {}),
    ...(testAccuracy ? { testAccuracy } : {}),
    ...(validationCost ? { validationCost } : {}),
    ...(validationAccuracy ? { validationAccuracy } : {}),
  };
}

/** Index of the first value of the ascending `column` that is at least `value`; its length where none is. */
export function firstFrom(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the record nearest to epoch `x`; −1 without records. */
export function nearestRecord(epoch: Float64Array, x: number): number {
  const after = firstFrom(epoch, x);
  if (after === 0) return epoch.length === 0 ? -1 : 0;
  if (after === epoch.length) return after - 1;
  return x - (epoch[after - 1] ?? 0) <= (epoch[after] ?? 0) - x ? after - 1 : after;
}
