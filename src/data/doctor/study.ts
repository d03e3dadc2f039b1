import { type StudiedColumn, studyFeature, studyTarget } from './column-study';
import { compareRows, type EqualRows } from './equal-rows';
import type { Finding } from './finding';
import type { ExaminedData } from './view';

/** The input of lints: the data, and what several of them need. */
export interface Study {
  readonly view: ExaminedData;
  readonly features: readonly StudiedColumn[];
  readonly targets: readonly StudiedColumn[];
  readonly equalRows: EqualRows;
}

/** One lint. Lints do not depend on what others found. */
export type Lint = (study: Study) => readonly Finding[];

/** Studies the columns and compares the rows. */
export function studyData(view: ExaminedData): Study {
  const columns = [...view.table.features, ...view.table.targets];
  const fileHasNames = columns.some(({ isNamed }) => isNamed);
  const { lineOf } = view.table;
  const place = { isOnly: view.table.features.length === 1, fileHasNames, lineOf };
  const features = view.table.features.map((column) => studyFeature(column, place));
  const targets = view.table.targets.map(studyTarget);
  return { view, features, targets, equalRows: compareRows(view, features, targets) };
}
