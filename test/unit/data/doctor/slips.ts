import type { DataLintCode } from '../../../../src/data/doctor/lints';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import type { Random } from '../../../../src/numerics/random';
import { ordered, withColumn, withRow } from './plants';
import { type Cells, dataOf, tableOf, type Written } from './tables';

/** A slip of the kind that people make, put into a clean table. */
export interface Slip {
  readonly code: DataLintCode;
  /** The data with the slip, and the lines that must be told; undefined where the table has no place for it. */
  put(clean: Written, random: Random): { readonly data: ExaminedData; readonly line?: number } | undefined;
}

const rowsOf = ({ columns }: Written): number => Object.values(columns)[0]?.length ?? 0;
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const cellOf = (written: Written, name: string, row: number): Cells[number] => written.columns[name]?.[row] ?? null;

/** A feature beside the others. */
const beside =
  (name: string, cells: (m: number, random: Random) => Cells): Slip['put'] =>
  (clean, random) => ({ data: dataOf(withColumn(clean, name, cells(rowsOf(clean), random), 0.5)) });

/** A regression: a target that depends on a number of the table. */
function regression(clean: Written, random: Random): Written {
  const [target = ''] = clean.targets;
  const { [target]: _, ...features } = clean.columns;
  const first = Object.values(features).find((cells) => cells.every((cell) => typeof cell === 'number')) ?? [0];
  const [least, largest] = [Math.min(...first.map(Number)), Math.max(...first.map(Number))];
  const place = (row: number): number => (Number(first[row] ?? 0) - least) / (largest - least || 1);
  const y = upTo(rowsOf(clean)).map((row) => 3 + place(row) + random.normal());
  return { columns: { ...features, y }, targets: ['y'] };
}

/** A feature that is a function of the target of numbers. */
const ofTarget =
  (f: (value: number, all: readonly number[]) => number): Slip['put'] =>
  (clean, random) => {
    const written = regression(clean, random);
    const y = (written.columns.y ?? []).map(Number);
    const cells = y.map((value) => f(value, y));
    return { data: dataOf(withColumn(written, 'score', cells, 0.5)) };
  };

/** The table's rows that often, one table after the other, or each row beside its copies. */
const repeated = (times: number, isByRow = false): Slip['put'] => {
  return (clean) => {
    const m = rowsOf(clean);
    const order = upTo(times * m).map((i) => (isByRow ? Math.floor(i / times) : i % m));
    return { data: dataOf(ordered(clean, order)) };
  };
};

/** A cell of a column of N(10, 2), beside the others, that is ten times as large: its decimal point slipped. */
const slippedPoint: Slip['put'] = (clean, random) => {
  const m = rowsOf(clean);
  const at = random.integer(m);
  const cells = upTo(m).map((row) => (row === at ? 10 : 1) * Number((10 + 2 * random.normal()).toFixed(2)));
  return { data: dataOf(withColumn(clean, 'measure', cells, 0.5)), line: at + 2 };
};

export const slips: Readonly<Record<string, Slip>> = {
  'a row copied to the end': {
    code: 'duplicate-rows',
    put: (clean, random) => {
      const row = random.integer(rowsOf(clean));
      const copied = withRow(clean, rowsOf(clean), (name) => cellOf(clean, name, row));
      return { data: dataOf(copied), line: rowsOf(clean) + 2 };
    },
  },
  'one row in ten copied': {
    code: 'duplicate-rows',
    put: (clean, random) => {
      const m = rowsOf(clean);
      const copies = random.permutation(m).slice(0, Math.ceil(m / 10));
      return { data: dataOf(ordered(clean, [...upTo(m), ...copies])) };
    },
  },
  'the table twice': { code: 'duplicate-rows', put: repeated(2) },
  'the table three times': { code: 'duplicate-rows', put: repeated(3) },
  'each row five times': { code: 'duplicate-rows', put: repeated(5, true) },
  'a row contradicted': {
    code: 'conflicting-targets',
    put: (clean, random) => {
      const [target = ''] = clean.targets;
      const row = random.integer(rowsOf(clean));
      const own = cellOf(clean, target, row);
      const other = clean.columns[target]?.find((cell) => typeof cell === 'string' && cell !== own);
      if (other === undefined) return undefined;
      const copied = withRow(clean, rowsOf(clean), (name) => (name === target ? other : cellOf(clean, name, row)));
      return { data: dataOf(copied), line: rowsOf(clean) + 2 };
    },
  },
  'a test row that is trained on': {
    code: 'test-rows-in-training',
    put: (clean, random) => {
      const m = rowsOf(clean);
      const isTest = (row: number): boolean => row % 5 === 4;
      const row = random.integer(m);
      const test = ordered(clean, [...upTo(m).filter(isTest), row]);
      const training = ordered(clean, [...upTo(m).filter((each) => !isTest(each)), ...(isTest(row) ? [row] : [])]);
      return { data: dataOf(training, { test: tableOf(test) }), line: rowsOf(test) + 1 };
    },
  },
  'a cell ten times as large': { code: 'outlier-rows', put: slippedPoint },
  'a row off a thin line': {
    code: 'outlier-rows',
    put: (clean, random) => {
      const m = rowsOf(clean);
      const a = upTo(m).map(() => random.normal());
      const at = a.findIndex((value) => Math.abs(value) > 0.8 && Math.abs(value) < 1.8);
      if (at < 0) return undefined;
      const b = a.map((value, row) => (row === at ? -value : value + 0.03 * random.normal()));
      return { data: dataOf(withColumn(withColumn(clean, 'a', a, 0), 'b', b, 1)), line: at + 2 };
    },
  },
  'a target ten times as large': {
    code: 'outlier-rows',
    put: (clean, random) => {
      const [target = ''] = clean.targets;
      const at = random.integer(rowsOf(clean));
      const { [target]: _, ...features } = clean.columns;
      const y = upTo(rowsOf(clean)).map((row) => (row === at ? 10 : 1) * (10 + 2 * random.normal()));
      return { data: dataOf({ columns: { ...features, y }, targets: ['y'] }), line: at + 2 };
    },
  },
  'the logarithm of the target': { code: 'deciding-feature', put: ofTarget((y) => Math.log(9 + y)) },
  'exp of the target': { code: 'deciding-feature', put: ofTarget((y) => Math.exp(-y / 2)) },
  'the rank of the target': {
    code: 'deciding-feature',
    put: ofTarget((y, all) => 1 + all.filter((each) => each < y).length),
  },
  'a counter from 1001': {
    code: 'row-number-column',
    put: beside('nth', (m) => upTo(m).map((i) => i + 1001)),
  },
  'a counter in steps of ten': {
    code: 'row-number-column',
    put: beside('nth', (m) => upTo(m).map((i) => 10 * i + 5)),
  },
  'a counter of rows some of which were dropped': {
    code: 'row-number-column',
    put: (clean, random) => {
      const lines = upTo(2 * rowsOf(clean))
        .filter(() => random.integer(3) > 0)
        .slice(0, rowsOf(clean));
      if (lines.length < rowsOf(clean)) return undefined;
      return {
        data: dataOf({
          ...withColumn(
            clean,
            'nth',
            lines.map((line) => line + 7),
            0.5,
          ),
          lines,
        }),
      };
    },
  },
  'one −999 among positive numbers': {
    code: 'missing-mark',
    put: beside('depth', (m, random) => {
      const at = random.integer(m);
      return upTo(m).map((row) => (row === at ? -999 : 20 + 50 * random.uniform()));
    }),
  },
  'one −99 among positive numbers': {
    code: 'missing-mark',
    put: beside('depth', (m, random) => {
      const at = random.integer(m);
      return upTo(m).map((row) => (row === at ? -99 : Math.abs(10 + 2 * random.normal())));
    }),
  },
  'two 9999 among ages': {
    code: 'missing-mark',
    put: beside('age', (m, random) => {
      const at = random.integer(m - 1);
      return upTo(m).map((row) => (row === at || row === m - 1 ? 9999 : 18 + random.integer(60)));
    }),
  },
};
