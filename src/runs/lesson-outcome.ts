import type { LessonCheck } from '../model/lesson';
import { watchedFigures } from '../model/train';
import { columnOf, columnsOfSets, type HistoryColumns } from './history/columns';

/** What became of a check: `open` until there is a record to look at. */
export type LessonOutcome =
  | { readonly state: 'open' }
  | { readonly state: 'met' | 'missed'; readonly actual: number; readonly figure: 'cost' | 'accuracy' };

/** Compares the record at the check's step, or the last one of a run that has ended, with what the lesson says. */
export function outcomeOf(
  { figure, step, min, max }: LessonCheck,
  history: HistoryColumns,
  ended: boolean,
): LessonOutcome {
  const { set, figure: name } = watchedFigures[figure];
  const at = step === undefined ? (ended ? history.length - 1 : -1) : columnOf(history, 'step').indexOf(step);
  const actual = columnOf(history, columnsOfSets[set][name])[at];
  if (actual === undefined) return { state: 'open' };
  return { state: actual >= min && actual <= max ? 'met' : 'missed', actual, figure: name };
}
