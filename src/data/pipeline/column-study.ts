import { type Fault, message } from '../../model/message';
import type { CategoryColumn, FittedColumn } from '../../model/pipeline';
import { isNonFinite } from '../csv/cell-fault';
import { CellFaults, type FaultyCells } from '../faulty-cells';
import type { Cells } from '../raw-examples';
import { addDisguised, addStrays, areNumbersInDisguise, textsIn } from '../text-cells';
import { Categories } from './categories';
import { cellCodes, type MissingCodes, missingCell, numberCodes, textCodes } from './missing-cell';

/** What the cells of a column have to be. */
export interface ColumnNeed extends Pick<FittedColumn, 'kind' | 'name' | 'missing'> {
  /** Whether something replaces its missing cells, if there are others to fit that to. */
  readonly isFilled: boolean;
  /** Whether the column was fitted to other examples, which decide what it is. */
  readonly isFurther: boolean;
  /** The categories of the training set, once they are known. */
  readonly fitted?: CategoryColumn;
  readonly cells: Cells;
}

/** What is wrong with the cells of a column. */
export interface ColumnStudy {
  readonly need: ColumnNeed;
  /** The texts of a column that is of texts, though numbers are needed. */
  readonly texts?: FaultyCells;
  /** Whether nearly each row has a text of its own, which is no category: a name, a number of a ticket. */
  readonly isUnique: boolean;
  /** The missing cells that nothing replaces. */
  readonly missing?: FaultyCells;
  readonly others: readonly Fault[];
}

/** The share of rows with a text of their own from which a column identifies its rows. */
const uniqueShare = 0.9;

/** Looks at all cells of a column, of m examples. */
export function studyColumn(need: ColumnNeed, m: number): ColumnStudy {
  const { cells, name, kind, isFilled, missing: policy } = need;
  const known = { need, isUnique: false, others: [] };
  if (cells.allNumbers && !need.fitted) return known;
  let [missing, infinite, texts] = [0, 0, 0];
  for (let i = 0; i < m; i++) {
    if (!Number.isNaN(cells.number(i))) continue;
    if (cells.isMissing(i)) missing++;
    // An infinity is a text among texts and a wrong number among numbers.
    else if (isNonFinite(cells.mark(i))) infinite++;
    else texts++;
  }
  const mayLackAll = need.isFurther || (kind === 'category' && policy === 'own-class');
  if (missing === m && !mayLackAll) {
    return { ...known, others: [cells.fault(0, message('data-column-empty', { column: name, examples: m }))] };
  }
  const isTextual = kind === 'category' || 2 * texts > m - missing - infinite;
  const codes = isTextual ? textCodes : policy === 'own-class' ? numberCodes : cellCodes;
  // Texts that are to become categories are filled as those.
  const isFilledAsText = isTextual && !need.isFurther && (policy === 'own-class' || policy === 'most-frequent');
  const absent = isFilled || isFilledAsText ? undefined : absentIn(need, m, codes);
  const wrong = new CellFaults(cells);
  const plain = new CellFaults(cells);
  if (kind === 'category') addCategoryFaults(wrong, need, m);
  else if (!isTextual) addStrays(wrong, cells, m, 'feature');
  else if (areNumbersInDisguise(cells, m)) addDisguised(wrong, cells, m);
  else {
    const code = need.isFurther ? 'data-text-unlike' : 'data-not-number';
    for (const i of textsIn(cells, m)) plain.add(i, message(code, cells.describe(i, 'feature').args));
  }
  const [said] = plain.kinds;
  return {
    need,
    ...(said ? { texts: said } : {}),
    isUnique: said !== undefined && isUnique(cells, m),
    ...(absent ? { missing: absent } : {}),
    others: wrong.told,
  };
}

/** The missing cells, told as one. */
function absentIn({ cells, name }: ColumnNeed, m: number, codes: MissingCodes): FaultyCells | undefined {
  const faults = new CellFaults(cells);
  for (let i = 0; i < m; i++) {
    if (cells.isMissing(i)) faults.add(i, missingCell(codes, name, cells, i), 'missing');
  }
  return faults.kinds[0];
}

/** Texts that are no categories of the training set, and missing cells that it has no class for. */
function addCategoryFaults(faults: CellFaults, { cells, fitted }: ColumnNeed, m: number): void {
  if (!fitted) return;
  const categories = new Categories(fitted);
  for (let i = 0; i < m; i++) {
    if (fitted.fill === undefined && cells.isMissing(i)) continue;
    const detail = categories.placeOf(cells, i) === undefined ? categories.faultOf(cells, i) : undefined;
    if (detail) faults.add(i, detail);
  }
}

function isUnique(cells: Cells, m: number): boolean {
  let count = 0;
  const distinct = new Set<string>();
  for (const i of textsIn(cells, m)) {
    count++;
    distinct.add(cells.mark(i));
  }
  return count > 2 && distinct.size >= uniqueShare * count;
}
