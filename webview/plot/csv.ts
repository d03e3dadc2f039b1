import type { Columns } from './columns';

const header = 'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy';

/**
 * The records as a run's `history.csv` has them: every digit of a double, NaN and Infinity by name, an empty cell where
 * there is no test set or no class.
 */
export function toCsv(columns: Columns): string {
  const cells = [
    columns.epoch,
    columns.step,
    columns.trainCost,
    columns.trainAccuracy,
    columns.testCost,
    columns.testAccuracy,
  ];
  const lines = [header];
  for (let i = 0; i < columns.length; i++) {
    lines.push(cells.map((column) => (column ? String(column[i]) : '')).join(','));
  }
  return `${lines.join('\n')}\n`;
}
