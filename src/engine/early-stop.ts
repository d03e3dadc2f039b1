import type { WatchName } from '../model/train';
import type { Measure } from './evaluation';

/** Of a record: what a watch looks at; NaN where the record has no such value. */
export function watched(watch: WatchName, train: Measure, test: Measure | undefined): number {
  const measure = watch.startsWith('test') ? test : train;
  return (watch.endsWith('cost') ? measure?.cost : measure?.accuracy) ?? NaN;
}

/** Whether `value` is better than `best`: a lower cost, a higher accuracy; NaN is never better. */
export function improves(watch: WatchName, value: number, best: number): boolean {
  if (Number.isNaN(best)) return !Number.isNaN(value);
  return watch.endsWith('cost') ? value < best : value > best;
}
