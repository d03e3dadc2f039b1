import { type Fault, type Message, message } from '../../model/message';
import type { TargetColumn } from '../../model/pipeline';
import { CellFaults } from '../faulty-cells';
import type { Cells, RawTarget } from '../raw-examples';
import { addNonFinite, addStrays, textsIn } from '../text-cells';
import { isNonFinite } from './cell-fault';
import { hasEdgeDigit, isSurelyNumber } from './number-form';

/** More texts than these are no classes that a person has meant. */
const mostClasses = 100;

/**
 * A target column: numbers if all of its cells are, else texts, which are classes. If numbers are needed (a regression),
 * texts are classes only where they do not look like numbers: not a few among numbers, nor where most of them begin or end
 * with a digit; where its kind is said, no text is one, or each value is. Its faults, each at the first of its cells:
 * data-missing-target, data-target-empty, data-target-among, and those of `describeCell`.
 */
export function targetOf(
  cells: Cells,
  { name, kind }: Pick<TargetColumn, 'name' | 'kind'>,
  m: number,
  numbersWanted: boolean,
): RawTarget {
  const wantsNumbers = kind === undefined ? numbersWanted : kind === 'number';
  const values = new Float64Array(m);
  const faults = new CellFaults(cells);
  let [missing, texts, infinite, withDigits] = [0, 0, 0, 0];
  for (let i = 0; i < m; i++) {
    const value = cells.number(i);
    if (!Number.isNaN(value)) values[i] = value;
    else if (cells.isMissing(i)) {
      missing++;
      faults.add(i, missingTarget(name, cells.mark(i)), 'missing');
    } else {
      texts++;
      const text = cells.mark(i);
      if (isNonFinite(text)) infinite++;
      else if (hasEdgeDigit(text)) withDigits++;
    }
  }
  if (m > 0 && missing === m) {
    return { name, values, faults: [cells.fault(0, message('data-target-empty', { column: name }))] };
  }
  const isMostlyNumbers = kind === 'number' || 2 * texts <= m - missing;
  const mayBeNumbers = 2 * withDigits >= texts;
  if (wantsNumbers && isMostlyNumbers) addStrays(faults, cells, m, 'target');
  else {
    if (infinite > 0 && kind !== 'category') addNonFinite(faults, cells, m, 'target');
    const classes = mayBeNumbers ? distinctCells(cells, m) : 0;
    for (const i of wantsNumbers ? textsIn(cells, m) : []) {
      const text = cells.mark(i);
      if (isNonFinite(text)) continue;
      if (!isSurelyNumber(text) && !(mayBeNumbers && hasEdgeDigit(text))) continue;
      const { code, args } = cells.describe(i, 'target');
      faults.add(i, message(code, { ...args, classes }));
    }
  }
  if (faults.kinds.length > 0) return { name, values, faults: faults.told };
  if (kind === 'category') return { name, values: texts === 0 ? values : textsOf(cells, m), isCategory: true };
  if (texts === 0) return { name, values };
  const all = textsOf(cells, m);
  return isMostlyNumbers ? { name, values: all, among: () => amongNumbers(cells, m) } : { name, values: all };
}

function textsOf(cells: Cells, m: number): readonly string[] {
  return Array.from({ length: m }, (_, i) => cells.mark(i));
}

function amongNumbers(cells: Cells, m: number): Fault | undefined {
  const faults = new CellFaults(cells);
  addStrays(faults, cells, m, 'target');
  return faults.told[0];
}

/** How many values there are, if they are few enough to be classes, else 0. */
function distinctCells(cells: Cells, m: number): number {
  const distinct = new Set<string>();
  for (let i = 0; i < m && distinct.size <= mostClasses; i++) distinct.add(cells.mark(i));
  return distinct.size > mostClasses ? 0 : distinct.size;
}

function missingTarget(column: string, mark: string): Message {
  return mark === ''
    ? message('data-missing-target', { column })
    : message('data-missing-target-mark', { column, value: mark });
}
