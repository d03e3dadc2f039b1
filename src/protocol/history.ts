import * as v from 'valibot';
import { buffer, count } from './scalars';
import type { Measure, TrainingRecord } from './training';

/**
 * Records in columns, each a Float64Array's buffer of `length` values; NaN where a record has no such value (no test
 * set, no classes).
 */
export const historySchema = v.object({
  length: count,
  epoch: buffer,
  step: buffer,
  trainCost: buffer,
  trainAccuracy: buffer,
  testCost: buffer,
  testAccuracy: buffer,
});
export type HistoryColumns = v.InferOutput<typeof historySchema>;

/** The columns of `records`, in their order. */
export function historyOf(records: readonly TrainingRecord[]): HistoryColumns {
  const column = (value: (record: TrainingRecord) => number | undefined): ArrayBuffer =>
    Float64Array.from(records, (record) => value(record) ?? Number.NaN).buffer;
  return {
    length: records.length,
    epoch: column((record) => record.epoch),
    step: column((record) => record.step),
    trainCost: column((record) => record.train.cost),
    trainAccuracy: column((record) => record.train.accuracy),
    testCost: column((record) => record.test?.cost),
    testAccuracy: column((record) => record.test?.accuracy),
  };
}

/** Every `length / limit`-th record, the first and the last always among them. */
export function thinHistory(records: readonly TrainingRecord[], limit: number): TrainingRecord[] {
  if (records.length <= limit) return [...records];
  const thinned: TrainingRecord[] = [];
  for (let i = 0; i < limit; i++) {
    const record = records[Math.round((i * (records.length - 1)) / (limit - 1))];
    if (record) thinned.push(record);
  }
  return thinned;
}

const header = 'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy';

/** One line of `history.csv`, without its end; an empty cell where a record has no such value. */
function historyRow(record: TrainingRecord): string {
  const { train, test } = record;
  const cells = [record.epoch, record.step, train.cost, train.accuracy, test?.cost, test?.accuracy];
  return cells.map((cell) => (cell === undefined ? '' : String(cell))).join(',');
}

/** The whole of `history.csv`: numbers in their shortest form that reads back to the same bits. */
export function printHistory(records: readonly TrainingRecord[]): string {
  return `${[header, ...records.map(historyRow)].join('\n')}\n`;
}

/** The records of a `history.csv`; a line that is none (cut off by a lost machine) ends them. */
export function parseHistory(text: string): TrainingRecord[] {
  const [first, ...lines] = text.split('\n');
  const records: TrainingRecord[] = [];
  if (first !== header) return records;
  for (const line of lines) {
    const cells = line.split(',');
    const number = (at: number): number | undefined => (cells[at] ? Number(cells[at]) : undefined);
    const measure = (at: number): Measure | undefined => {
      const cost = number(at);
      const accuracy = number(at + 1);
      if (cost === undefined) return undefined;
      return accuracy === undefined ? { cost } : { cost, accuracy };
    };
    const [epoch, step, train, test] = [number(0), number(1), measure(2), measure(4)];
    if (cells.length !== 6 || epoch === undefined || step === undefined || train === undefined) break;
    records.push({ epoch, step, train, ...(test ? { test } : {}) });
  }
  return records;
}
