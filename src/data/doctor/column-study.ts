import { type CategorySummary, summarizeCategories } from '../statistics/category-summary';
import { countNumbers, type NumberCounts } from '../statistics/number-summary';
import { type MissingMark, missingMarks } from './missing-marks';
import { countsRows, namesRows, type Place } from './row-names';
import type { CategoryColumn, ColumnView, NumberColumn } from './view';

/** A column of numbers and what several lints need to know of it. */
export interface StudiedNumbers {
  readonly column: NumberColumn;
  readonly summary: NumberCounts;
  /** What its values tell: of the example, or only which row it is. */
  readonly role: 'values' | 'row-number' | 'identifier';
  /** Numbers that seem to mean missing cells. */
  readonly marks: readonly MissingMark[];
}

/** A column of texts and what several lints need to know of it. */
export interface StudiedTexts {
  readonly column: CategoryColumn;
  readonly summary: CategorySummary;
  readonly role: 'values' | 'identifier';
}

export type StudiedColumn = StudiedNumbers | StudiedTexts;

export function isNumbers(studied: StudiedColumn): studied is StudiedNumbers {
  return studied.column.kind === 'number';
}

/** Studies a feature. */
export function studyFeature(column: ColumnView, place: Place): StudiedColumn {
  if (column.kind === 'category') {
    const summary = summarizeCategories(column);
    return { column, summary, role: namesRows(column, summary) ? 'identifier' : 'values' };
  }
  const summary = countNumbers(column.values);
  if (countsRows(column, summary, place)) return { column, summary, role: 'row-number', marks: [] };
  if (namesRows(column, summary)) return { column, summary, role: 'identifier', marks: [] };
  return { column, summary, role: 'values', marks: missingMarks(column.values, summary) };
}

/** Studies a target, which is never an identifier. */
export function studyTarget(column: ColumnView): StudiedColumn {
  if (column.kind === 'category') return { column, summary: summarizeCategories(column), role: 'values' };
  const summary = countNumbers(column.values);
  return { column, summary, role: 'values', marks: missingMarks(column.values, summary) };
}
