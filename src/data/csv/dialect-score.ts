import { type CellKind, cellKind } from './cell-kind';
import type { NumberFormat } from './number';
import type { Sampled } from './sample';

/** A record of one field explains nothing, but is better than no reading at all. */
const leastPattern = 1e-3;
/** How much a cell of this kind speaks for a reading. */
const weights: Readonly<Record<CellKind, number>> = {
  empty: 0.9,
  number: 1,
  grouped: 0.95,
  date: 1,
  amount: 0.95,
  text: 0.9,
  unknown: 0,
  delimiter: -2,
};

/** Σ over the lengths of records: share of records · (fields − 1)/fields, divided by the number of lengths. */
export function patternScore(records: readonly Sampled[]): number {
  const lengths = new Map<number, number>();
  for (const record of records) {
    // A delimiter at the end of some lines changes nothing.
    const fields = record.endsEmpty && record.fields > 1 ? record.fields - 1 : record.fields;
    lengths.set(fields, (lengths.get(fields) ?? 0) + 1);
  }
  let sum = 0;
  for (const [fields, count] of lengths) {
    sum += (count / records.length) * Math.max(leastPattern, (fields - 1) / fields);
  }
  return lengths.size === 0 ? 0 : sum / lengths.size;
}

/** The mean weight of a cell. */
export function kindScore(records: readonly Sampled[], format: NumberFormat): number {
  let [sum, count] = [0, 0];
  for (const { cells } of records) {
    for (const cell of cells) {
      sum += weights[cellKind(cell, format)];
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
