import type { DataLintCode } from '../../../../src/data/doctor/lints';
import type { ExaminedData } from '../../../../src/data/doctor/view';
import type { Random } from '../../../../src/numerics/random';
import { type Cells, dataOf, tableOf, type Written } from './tables';

/** Where a fault is put: a part of the rows, or of the columns, from 0 to 1. */
export type Spot = 0 | 0.5 | 1;

/** A table with a fault. */
export interface Planted {
  readonly data: ExaminedData;
  /** The name of the column that is told. */
  readonly column?: string;
  /** Lines that are told, the first of them. */
  readonly lines?: readonly number[];
}

export type Plant = (clean: Written, spot: Spot, random: Random) => Planted | undefined;

const mOf = ({ columns }: Written): number => Object.values(columns)[0]?.length ?? 0;
const rowAt = (written: Written, spot: Spot): number => Math.round(spot * (mOf(written) - 1));
const lineOf = (row: number): number => row + 2;

/** The same table with a feature put before the column at this place. */
export function withColumn(written: Written, name: string, cells: Cells, spot: Spot): Written {
  const entries = Object.entries(written.columns);
  entries.splice(Math.round(spot * entries.length), 0, [name, cells]);
  return { ...written, columns: Object.fromEntries(entries) };
}

/** The same table with some cells of a column changed. */
export function withCells(
  written: Written,
  name: string,
  change: (cell: Cells[number], row: number) => Cells[number],
): Written {
  return { ...written, columns: { ...written.columns, [name]: (written.columns[name] ?? []).map(change) } };
}

/** The same table with a row that is put before another. */
export function withRow(written: Written, at: number, row: (name: string) => Cells[number]): Written {
  const columns = Object.entries(written.columns).map(([name, cells]): [string, Cells] => [
    name,
    [...cells.slice(0, at), row(name), ...cells.slice(at)],
  ]);
  return { ...written, columns: Object.fromEntries(columns) };
}

/** The rows of a table in another order. */
export function ordered(written: Written, order: ArrayLike<number>): Written {
  const columns = Object.entries(written.columns).map(([name, cells]): [string, Cells] => [
    name,
    Array.from(order, (row) => cells[row] ?? null),
  ]);
  return { ...written, columns: Object.fromEntries(columns) };
}

/** The feature of numbers with many values at this place. */
export function numbersAt({ columns, targets }: Written, spot: Spot): string {
  const names = Object.keys(columns).filter((name) => {
    const cells = columns[name] ?? [];
    return !targets.includes(name) && cells.every((cell) => typeof cell !== 'string') && new Set(cells).size > 20;
  });
  return names[Math.round(spot * (names.length - 1))] ?? '';
}

/** Whether so many rows are possible, by their numbers, that no two are equal by chance: 100 times as many as pairs. */
function isFine(written: Written): boolean {
  const m = mOf(written);
  const numbers = Object.values(written.columns).filter((cells) => cells.every((cell) => typeof cell !== 'string'));
  const rows = numbers.reduce((product, cells) => product * new Set(cells).size, 1);
  return rows >= 100 * m * m;
}

const classesOf = (written: Written): Cells | undefined => {
  const cells = written.columns[written.targets[0] ?? ''];
  return cells?.some((cell) => typeof cell === 'string') ? cells : undefined;
};

/** A fault for each lint, put into a clean table; undefined where it cannot be. */
export const plants: Readonly<Record<DataLintCode, readonly Plant[]>> = {
  'test-file-is-training-file': [
    (clean) => ({ data: dataOf(clean, { isTestTrainingFile: true, test: tableOf(clean) }) }),
  ],
  'test-rows-in-training': [
    (clean, spot, random) => {
      if (!isFine(clean)) return undefined;
      const row = rowAt(clean, spot);
      const test = ordered(clean, [row, ...random.permutation(mOf(clean)).slice(0, 4)]);
      return { data: dataOf(clean, { test: tableOf(test) }), lines: [2, 3, 4, 5, 6] };
    },
    (clean, spot) => {
      if (!isFine(clean)) return undefined;
      const row = rowAt(clean, spot);
      const copied = withRow(clean, mOf(clean), (name) => clean.columns[name]?.[row] ?? null);
      const heldOut = new Uint8Array(mOf(copied));
      heldOut[row] = 1;
      return { data: dataOf(copied, { heldOut }), lines: [lineOf(row)] };
    },
  ],
  'deciding-feature': [
    (clean, spot) => {
      const classes = classesOf(clean);
      const cells = classes?.map((name) => `code of ${name}`);
      return cells && { data: dataOf(withColumn(clean, 'other', cells, spot)), column: 'other' };
    },
    (clean, spot) => {
      const classes = classesOf(clean);
      const names = [...new Set(classes)];
      const cells = classes?.map((name) => 10 * names.indexOf(name));
      return cells && { data: dataOf(withColumn(clean, 'other', cells, spot)), column: 'other' };
    },
    (clean, spot, random) => {
      const classes = classesOf(clean);
      const names = [...new Set(classes)];
      const counts = names.map((name) => classes?.filter((each) => each === name).length ?? 0);
      if (mOf(clean) < 200 || Math.min(...counts) < 20) return undefined;
      const cells = classes?.map((name) => names.indexOf(name) + random.uniform());
      return cells && { data: dataOf(withColumn(clean, 'score', cells, spot)), column: 'score' };
    },
    (clean, spot) => {
      const [target = ''] = clean.targets;
      const cells = clean.columns[target]?.map((cell) => (typeof cell === 'number' ? 1.8 * cell + 32 : Number.NaN));
      if (!cells || classesOf(clean)) return undefined;
      return { data: dataOf(withColumn(clean, 'other', cells, spot)), column: 'other' };
    },
  ],
  'row-number-column': [
    ...(['', 'id', 'Unnamed: 0', 'count'] as const).map(
      (name): Plant =>
        (clean, spot) => {
          const cells = Array.from({ length: mOf(clean) }, (_, i) => i);
          const column = name === '' ? String(Math.round(spot * Object.keys(clean.columns).length) + 1) : name;
          return { data: dataOf(withColumn(clean, name, cells, spot)), column };
        },
    ),
    (clean, spot, random) => {
      const cells = Array.from(random.permutation(mOf(clean)), (i) => 1001 + i);
      return { data: dataOf(withColumn(clean, 'patient_no', cells, spot)), column: 'patient_no' };
    },
  ],
  'identifier-column': [
    (clean, spot) => {
      const cells = Array.from({ length: mOf(clean) }, (_, i) => `specimen ${(i * 7919) % 100_003}`);
      return { data: dataOf(withColumn(clean, 'label', cells, spot)), column: 'label' };
    },
    (clean, spot) => {
      const cells = Array.from({ length: mOf(clean) }, (_, i) => 5000 + ((i * 7919) % 100_003));
      return { data: dataOf(withColumn(clean, 'customerId', cells, spot)), column: 'customerId' };
    },
  ],
  'missing-mark': [
    ...([-999, 9999, -99, 99999, 999.9] as const).map(
      (mark): Plant =>
        (clean, spot, random) => {
          const name = 'measure';
          const rows = [...new Set([rowAt(clean, spot), rowAt(clean, spot === 1 ? 0 : 1)])];
          const cells = Array.from({ length: mOf(clean) }, () => 20 + 50 * random.uniform());
          for (const row of rows) cells[row] = mark;
          return {
            data: dataOf(withColumn(clean, name, cells, spot)),
            column: name,
            lines: rows.sort((a, b) => a - b).map(lineOf),
          };
        },
    ),
  ],
  'similar-names': [
    ...(
      [
        (name: string) => name.toUpperCase(),
        (name: string) => `${name} `,
        (name: string) => name.replace('i', 'ｉ'),
      ] as const
    ).map(
      (change): Plant =>
        (clean, spot) => {
          const [target = ''] = clean.targets;
          const classes = classesOf(clean);
          const row = rowAt(clean, spot);
          const name = String(classes?.[row]);
          if (!classes || change(name) === name) return undefined;
          const data = dataOf(withCells(clean, target, (cell, i) => (i === row ? change(name) : cell)));
          return { data, column: target };
        },
    ),
  ],
  'conflicting-targets': [
    (clean, spot) => {
      const [target = ''] = clean.targets;
      const classes = classesOf(clean);
      const row = rowAt(clean, spot);
      const other = classes?.find((name) => name !== classes[row]);
      if (other === undefined || !isFine(clean)) return undefined;
      const copied = withRow(clean, mOf(clean), (name) =>
        name === target ? (other ?? null) : (clean.columns[name]?.[row] ?? null),
      );
      return { data: dataOf(copied), lines: [lineOf(mOf(clean))] };
    },
  ],
  'majority-class': [
    (clean, spot, random) => {
      const [target = ''] = clean.targets;
      if (!classesOf(clean)) return undefined;
      const offset = random.integer(20);
      const cells = withCells(clean, target, (_, row) => ((row + offset) % 20 === 0 ? 'bad' : 'ok'));
      return { data: dataOf(cells), column: spot === 0 ? target : target };
    },
  ],
  'rare-class': [
    (clean, spot) => {
      const [target = ''] = clean.targets;
      const row = rowAt(clean, spot);
      const classes = new Set(classesOf(clean)).size + 1;
      if (classes < 3 || mOf(clean) <= 10 * classes) return undefined;
      return { data: dataOf(withCells(clean, target, (cell, i) => (i === row ? 'seldom' : cell))), column: target };
    },
  ],
  'unscaled-columns': [
    (clean, spot, random) => {
      const cells = Array.from({ length: mOf(clean) }, () => 1000 + 50_000 * random.uniform());
      return { data: dataOf(withColumn(clean, 'income', cells, spot), { isScaled: false }) };
    },
  ],
  'duplicate-rows': [
    (clean, spot) => {
      if (!isFine(clean)) return undefined;
      const row = rowAt(clean, spot);
      const copied = withRow(clean, mOf(clean), (name) => clean.columns[name]?.[row] ?? null);
      return { data: dataOf(copied), lines: [lineOf(mOf(clean))] };
    },
    (clean, spot) => {
      if (!isFine(clean)) return undefined;
      const row = rowAt(clean, spot);
      return {
        data: dataOf(withRow(clean, row, (name) => clean.columns[name]?.[row] ?? null)),
        lines: [lineOf(row + 1)],
      };
    },
    (clean) => {
      const half = mOf(clean) >> 1;
      const order = [...Array(mOf(clean)).keys(), ...Array(half).keys()];
      return { data: dataOf(ordered(clean, order)), lines: [0, 1, 2, 3, 4].map((i) => lineOf(mOf(clean) + i)) };
    },
  ],
  'outlier-rows': [
    ...([100, -100, 1000] as const).map(
      (factor): Plant =>
        (clean, spot) => {
          const name = numbersAt(clean, spot);
          const numbers = (clean.columns[name] ?? []).filter((cell) => typeof cell === 'number');
          const magnitude = Math.max(...numbers.map(Math.abs));
          const row = rowAt(clean, spot);
          const data = dataOf(withCells(clean, name, (cell, i) => (i === row ? factor * magnitude : cell)));
          return { data, column: name, lines: [lineOf(row)] };
        },
    ),
  ],
  'near-constant-column': [
    (clean, spot) => {
      const row = rowAt(clean, spot);
      const cells = Array.from({ length: mOf(clean) }, (_, i) => (i === row ? 0.7 : 0.3));
      return { data: dataOf(withColumn(clean, 'flat', cells, spot)), column: 'flat', lines: [lineOf(row)] };
    },
    (clean, spot) => {
      const row = rowAt(clean, spot);
      const cells = Array.from({ length: mOf(clean) }, (_, i) => (i === row ? 'yes' : 'no'));
      return { data: dataOf(withColumn(clean, 'flat', cells, spot)), column: 'flat', lines: [lineOf(row)] };
    },
  ],
  'constant-column': [
    (clean, spot) => {
      const cells = Array.from({ length: mOf(clean) }, (_, i) => (i % 3 === 1 ? 0.30000000000000004 : 0.3));
      return { data: dataOf(withColumn(clean, 'flat', cells, spot)), column: 'flat' };
    },
    (clean, spot) => {
      const cells = Array.from({ length: mOf(clean) }, () => 'all');
      return { data: dataOf(withColumn(clean, 'flat', cells, spot)), column: 'flat' };
    },
  ],
};
