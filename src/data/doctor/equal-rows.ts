import { type SetName, setNames } from '../../model/sets';
import { copiesAmong, isOfFew } from './coincidence';
import type { StudiedColumn } from './column-study';
import { firstsOf } from './row-groups';
import { emptyHashes } from './row-hashes';
import { RowSource } from './row-source';
import type { ExaminedData } from './view';

/** Rows that equal an earlier one. Rows of the test file count on after those of the training file. */
export interface EqualRows {
  /** For each row the first that equals it in x and y, where that is no chance; undefined where no two are. */
  readonly copies: Int32Array | undefined;
  /** For each row of the training file the first that equals it in x, y being another, where that is no chance. */
  readonly sameFeatures: Int32Array | undefined;
}

/** Rows that are compared at most: what bounds the memory. */
export const mostComparedRows = 4_194_304;

/** Finds equal rows; columns that count rows are not compared. */
export function compareRows(
  view: ExaminedData,
  features: readonly StudiedColumn[],
  targets: readonly StudiedColumn[],
): EqualRows {
  const { table } = view;
  const test = view.isTestTrainingFile ? undefined : view.test;
  const x = features.flatMap(({ role }, index) => (role !== 'row-number' ? [{ of: 'features', index } as const] : []));
  const y = targets.map((_, index) => ({ of: 'targets', index }) as const);
  const rows = table.m + (test?.m ?? 0);
  if (x.length === 0 || rows > mostComparedRows) return { copies: undefined, sameFeatures: undefined };
  const ofFeatures = new RowSource(table, test, x);
  const ofAll = new RowSource(table, test, [...x, ...y]);
  const xHashes = emptyHashes(rows);
  for (const k of x.keys()) ofFeatures.add(xHashes, k);
  const sameX = firstsOf(xHashes, rows);
  const hashes = y.length === 0 ? xHashes : { low: xHashes.low.slice(), high: xHashes.high.slice() };
  for (const k of y.keys()) ofAll.add(hashes, x.length + k);
  const same = firstsOf(hashes, rows);
  // Where equal x always has equal y, as in a table of a function's values, y is no evidence.
  const isDetermined = x.length > 1 && same.every((first, row) => first === sameX[row]);
  const source = isDetermined ? ofFeatures : ofAll;
  // Equal numbers of one column alone cannot be told from copies.
  const copies = source.columns < 2 ? undefined : copiesAmong(source, isDetermined ? xHashes : hashes, same);
  if (isDetermined || y.length === 0 || x.length < 2) return { copies, sameFeatures: undefined };
  // Of copied rows one is compared, and none of the test file.
  const rowsOnce = Int32Array.from(same.subarray(0, table.m)).filter((first, row) => first === row);
  if (isOfFew(rowsOnce, sameX)) return { copies, sameFeatures: undefined };
  const once = sameX.slice(0, table.m).map((first, row) => (same[row] === row ? first : row));
  return { copies, sameFeatures: copiesAmong(ofFeatures, xHashes, once) };
}

/** Whether a row belongs to the test set, in a file of its own or held out. */
export function isTestRow({ table, heldOut }: ExaminedData, row: number): boolean {
  return row >= table.m || heldOut?.[row] === 1;
}

/** The set that a row belongs to. */
function setOf(view: ExaminedData, row: number): SetName {
  if (isTestRow(view, row)) return 'test';
  return view.validated?.[row] === 1 ? 'validation' : 'train';
}

/**
 * Visits each row that has an equal one before it: a test row with the first equal training row (`across`), else with the
 * first equal row of its own set, a row of the validation set also with one of the training set (`within`).
 */
export function visitCopies(
  firsts: Int32Array,
  view: ExaminedData,
  visit: (row: number, other: number, where: 'within' | 'across') => void,
): void {
  const none = (): Int32Array => new Int32Array(firsts.length).fill(-1);
  const training = none();
  for (const set of view.validated ? setNames : (['train', 'test'] as const)) {
    const own = set === 'train' ? training : none();
    for (const [row, group] of firsts.entries()) {
      if (setOf(view, row) !== set) continue;
      const trained = training[group] ?? -1;
      const earlier = own[group] ?? -1;
      if (set !== 'train' && trained >= 0) visit(row, trained, set === 'test' ? 'across' : 'within');
      else if (earlier >= 0) visit(row, earlier, 'within');
      else own[group] = row;
    }
  }
}
