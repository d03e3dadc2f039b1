import type { Dataset } from '../../model/dataset';
import { Fault, message } from '../../model/message';
import type { Measure } from '../../model/record';
import type { Sets } from '../../model/sets';
import { type WatchName, watchedFigures } from '../../model/train';

/** The watched figure of a record; NaN if the record has no such value. */
export function watched(watch: WatchName, record: Sets<Measure>): number {
  const { set, figure } = watchedFigures[watch];
  return record[set]?.[figure] ?? NaN;
}

/** Whether `value` is better than `best` (NaN before there is one): a lower cost, a higher accuracy, and finite. */
export function improves(watch: WatchName, value: number, best: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isNaN(best)) return true;
  return watchedFigures[watch].figure === 'cost' ? value < best : value > best;
}

/** Throws Fault `watch-missing` if the data have no such set, or no classes, and `watch` needs them. */
export function checkWatch(watch: WatchName | undefined, dataset: Dataset): void {
  if (!watch) return;
  const { set, figure } = watchedFigures[watch];
  const noSet = (dataset[set]?.m ?? 0) === 0;
  const noClasses = figure === 'accuracy' && !dataset.classes;
  if (noSet || noClasses) throw new Fault(message('watch-missing', { watch }));
}
