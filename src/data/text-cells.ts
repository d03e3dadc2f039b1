import { message } from '../model/message';
import { isNonFinite } from './csv/cell-fault';
import type { CellFaults } from './faulty-cells';
import type { Cells, ColumnRole } from './raw-examples';
import { marksOf, mostMarks } from './stray-marks';

/** The examples whose cell is a text: neither a number nor missing. */
export function* textsIn(cells: Cells, m: number): Iterable<number> {
  for (let i = 0; i < m; i++) if (Number.isNaN(cells.number(i)) && !cells.isMissing(i)) yield i;
}

/** What is told of texts among numbers: one that looks like none may be a mark, letters behind one are a unit. */
const strayCodes: Readonly<Record<string, string>> = {
  'data-not-number': 'data-text-among',
  'data-target-names': 'data-target-among',
  'data-unit': 'data-amount',
  'data-target-unit': 'data-amount',
};
const plainCodes: ReadonlySet<string> = new Set(['data-not-number', 'data-target-names']);

/** Adds the faults of texts among numbers: what they look like or, where that is nothing, that they may be marks. */
export function addStrays(faults: CellFaults, cells: Cells, m: number, role: ColumnRole): void {
  const texts = new Set<string>();
  for (const example of textsIn(cells, m)) {
    if (texts.size > mostMarks) break;
    if (plainCodes.has(cells.describe(example, role).code)) texts.add(cells.mark(example));
  }
  const marks = marksOf(texts);
  addNonFinite(faults, cells, m, role);
  for (const example of textsIn(cells, m)) {
    if (isNonFinite(cells.mark(example))) continue;
    const { code, args } = cells.describe(example, role);
    faults.add(example, message(strayCodes[code] ?? code, plainCodes.has(code) ? { ...args, ...marks } : args));
  }
}

/** Adds the faults of infinite numbers, which may be marks of missing values. */
export function addNonFinite(faults: CellFaults, cells: Cells, m: number, role: ColumnRole): void {
  const found: number[] = [];
  const texts = new Set<string>();
  for (const example of textsIn(cells, m)) {
    const text = cells.mark(example);
    if (!isNonFinite(text)) continue;
    found.push(example);
    if (texts.size <= mostMarks) texts.add(text);
  }
  const { marks } = marksOf(texts);
  for (const example of found) {
    const { code, args } = cells.describe(example, role);
    faults.add(example, message(code, { ...args, marks }));
  }
}

/** Adds the faults of texts that most likely are numbers written in another way, and may be categories. */
export function addDisguised(faults: CellFaults, cells: Cells, m: number): void {
  for (const example of textsIn(cells, m)) {
    const { code, args } = cells.describe(example, 'feature');
    faults.add(example, message(code, { ...args, texts: m }));
  }
}

/** What may be a number with letters, and as well a name: 12 kg, 4wd, 5-10. */
const softCodes: ReadonlySet<string> = new Set(['data-unit', 'data-bound', 'data-interval']);

/**
 * Whether most texts of a column are numbers that are written in another way. Numbers with letters are so only where
 * the letters are few beside the numbers: 12 kg and 15 kg, but not 1st, 2nd and 3rd.
 */
export function areNumbersInDisguise(cells: Cells, m: number): boolean {
  const letters = new Set<string>();
  const values = new Set<string>();
  let [all, sure, soft] = [0, 0, 0];
  for (const example of textsIn(cells, m)) {
    all++;
    const { code, args } = cells.describe(example, 'feature');
    if (softCodes.has(code)) {
      soft++;
      letters.add(String(args.sign ?? ''));
      values.add(String(args.value));
    } else if (!plainCodes.has(code) && code !== 'data-not-finite') sure++;
  }
  const areUnits = values.size > letters.size;
  return 2 * (sure + (areUnits ? soft : 0)) >= all;
}
