import type { Dataset } from '../../model/dataset';
import { Fault, message } from '../../model/message';
import type { Measure } from '../../model/record';
import type { WatchName } from '../../model/train';

/** The watched figure of a record; NaN if the record has no such value. */
export function watched(watch: WatchName, train: Measure, test: Measure | undefined): number {
  const measure = watch.startsWith('test') ? test : train;
  return (watch.endsWith('cost') ? measure?.cost : measure?.accuracy) ?? NaN;
}

/** Whether `value` is better than `best` (NaN before there is one): a lower cost, a higher accuracy, and finite. */
export function improves(watch: WatchName, value: number, best: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isNaN(best)) return true;
  return watch.endsWith('cost') ? value < best : value > best;
}

/** Throws Fault `watch-missing` if the data have no test set, or no classes, and `watch` needs them. */
export function checkWatch(watch: WatchName | undefined, { test, classes }: Dataset): void {
  const noTest = watch?.startsWith('test') && (test?.m ?? 0) === 0;
  const noClasses = watch?.endsWith('accuracy') && !classes;
  if (watch && (noTest || noClasses)) throw new Fault(message('watch-missing', { watch }));
}
