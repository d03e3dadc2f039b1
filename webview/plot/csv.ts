import type { Columns } from './columns';

/**
 * A header and a row a record, parted by commas: epoch, step, then cost and accuracy of both sets, those that exist.
 * Every digit of a double; NaN, Infinity and -Infinity by name.
 */
export function toCsv(columns: Columns): string {
  const named: [string, Float64Array | undefined][] = [
    ['epoch', columns.epoch],
    ['step', columns.step],
    ['train_cost', columns.trainCost],
    ['train_accuracy', columns.trainAccuracy],
    ['test_cost', columns.testCost],
    ['test_accuracy', columns.testAccuracy],
  ];
  const present = named.filter((entry): entry is [string, Float64Array] => entry[1] !== undefined);
  const lines = [present.map(([name]) => name).join(',')];
  for (let i = 0; i < columns.length; i++) lines.push(present.map(([, column]) => String(column[i])).join(','));
  return `${lines.join('\n')}\n`;
}
