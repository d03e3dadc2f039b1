import { readFileSync } from 'node:fs';
import { readTable } from '../../../../src/data/csv/table';
import type { ColumnView, ExaminedData, TableView } from '../../../../src/data/doctor/view';
import { generateExamples } from '../../../../src/data/generate';
import { MissingMarks } from '../../../../src/data/missing-marks';
import { type GeneratorName, generatorNames } from '../../../../src/model/generator';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import type { Random } from '../../../../src/numerics/random';
import { randomStream } from '../../../../src/numerics/streams';
import { generated } from '../specs';

/** Cells of a column: numbers, texts, or null where one is missing. */
export type Cells = readonly (number | string | null)[];

/** A table as a test writes it: columns by name, an empty name for none. */
export interface Written {
  readonly columns: Readonly<Record<string, Cells>>;
  /** Names of the targets; a target of numbers is a regression. */
  readonly targets: readonly string[];
  /** Order of the rows as lines of the file; by default as they stand. */
  readonly lines?: readonly number[];
}

function columnOf(name: string, cells: Cells, number: number): ColumnView {
  const place = { name: name || String(number), number, isNamed: name !== '' };
  if (cells.every((cell) => typeof cell !== 'string')) {
    return { kind: 'number', ...place, values: Float64Array.from(cells, (cell) => cell ?? Number.NaN) };
  }
  const texts = [...new Set(cells.filter((cell) => cell !== null))].map(String).sort();
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : texts.indexOf(String(cell))));
  return { kind: 'category', ...place, codes, texts };
}

/** The table as lints see it; row i is in line i + 2, as under a header. */
export function tableOf({ columns, targets, lines }: Written): TableView {
  const all = Object.entries(columns).map(([name, cells], k) => ({ name, column: columnOf(name, cells, k + 1) }));
  return {
    m: Object.values(columns)[0]?.length ?? 0,
    features: all.filter(({ name }) => !targets.includes(name)).map(({ column }) => column),
    targets: all.filter(({ name }) => targets.includes(name)).map(({ column }) => column),
    lineOf: (row) => (lines?.[row] ?? row) + 2,
  };
}

/** What is examined; scaled unless a test says otherwise. */
export function dataOf(written: Written, properties: Partial<ExaminedData> = {}): ExaminedData {
  return {
    table: tableOf(written),
    blocks: new Set(),
    isTestTrainingFile: false,
    isScaled: true,
    weighsClasses: false,
    ...properties,
  };
}

/** A CSV file of the examples. */
export function exampleFile(path: string, target: string): Written {
  const table = readTable(path, readFileSync(path), { memoryLimit: 1e9 });
  const cells = (k: number): Cells => {
    const column = table.columns[k];
    return Array.from({ length: table.m }, (_, row) => {
      const text = column?.text(row);
      if (text !== undefined && new MissingMarks().isText(text)) return null;
      const isClass = table.names[k] === target;
      return text ?? (isClass ? (column?.cell(row) ?? null) : (column?.number(row) ?? null));
    });
  };
  return { columns: Object.fromEntries(table.names.map((name, k) => [name, cells(k)])), targets: [target] };
}

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const toDecimals = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Four measures of three species of 50 flowers, in tenths: some flowers are equal by chance. */
export function irisLike(random: Random, m = 150): Written {
  const means = [
    [5, 3.4, 1.5, 0.2],
    [5.9, 2.8, 4.3, 1.3],
    [6.6, 3, 5.6, 2],
  ];
  const deviations = [0.45, 0.33, 0.35, 0.2];
  const species = range(m).map((i) => i % 3);
  const size = species.map(() => random.normal());
  const measure = (k: number): Cells =>
    species.map((kind, i) => {
      const mean = means[kind]?.[k] ?? 0;
      const value = mean + (deviations[k] ?? 0) * (0.7 * (size[i] ?? 0) + 0.7 * random.normal());
      return Math.max(0.1, toDecimals(value, 1));
    });
  return {
    columns: {
      sepal_length: measure(0),
      sepal_width: measure(1),
      petal_length: measure(2),
      petal_width: measure(3),
      species: species.map((kind) => ['setosa', 'versicolor', 'virginica'][kind] ?? ''),
    },
    targets: ['species'],
  };
}

/** Thirteen measures of three kinds of wine, of very different ranges. */
export function wineLike(random: Random, m = 178): Written {
  const kinds = range(m).map(() => random.integer(3));
  const units = [13, 2.3, 2.4, 19.5, 100, 2.3, 2, 0.36, 1.6, 5, 0.96, 2.6, 750];
  const columns: Record<string, Cells> = {};
  for (const [k, unit] of units.entries()) {
    const decimals = unit > 90 ? 0 : 2;
    columns[`v${k}`] = kinds.map((kind) =>
      toDecimals(unit * (1 + 0.15 * (kind - 1) * ((k % 3) - 1) + 0.12 * random.normal()), decimals),
    );
  }
  return { columns: { ...columns, kind: kinds.map((kind) => `kind ${kind}`) }, targets: ['kind'] };
}

/** Images of 8 × 8 pixels from 0 to 16, whose corners are always 0. */
export function digitsLike(random: Random, m = 600): Written {
  const digits = range(m).map(() => random.integer(10));
  const columns: Record<string, Cells> = {};
  for (let pixel = 0; pixel < 64; pixel++) {
    const [row, column] = [pixel >> 3, pixel & 7];
    columns[`p${row}${column}`] = digits.map((digit) => {
      if (column === 0 || column === 7) return column === 7 && random.integer(400) === 0 ? 1 + random.integer(6) : 0;
      const ink = Math.sin(digit * 1.7 + row * (1 + (digit % 3)) + column) * 9 + 6 + 4 * random.normal();
      return Math.max(0, Math.min(16, Math.round(ink)));
    });
  }
  return { columns: { ...columns, digit: digits.map(String) }, targets: ['digit'] };
}

/** Ten scaled measures of patients and the progress of an illness, a number. */
export function diabetesLike(random: Random, m = 442): Written {
  const columns: Record<string, Cells> = {};
  const health = range(m).map(() => random.normal());
  for (const name of ['age', 'bmi', 'bp', 's1', 's2', 's3', 's4', 's5', 's6']) {
    columns[name] = health.map((value) => toDecimals(0.04 * (0.5 * value + 0.85 * random.normal()), 15));
  }
  columns.sex = health.map(() => (random.integer(2) === 0 ? -0.044641636506989 : 0.0506801187398187));
  const progress = health.map((value) => Math.max(25, Math.round(150 + 50 * value + 50 * random.normal())));
  return { columns: { ...columns, progress }, targets: ['progress'] };
}

/** Birds of three species on three islands, with missing cells. */
export function penguinsLike(random: Random, m = 344): Written {
  const species = range(m).map(() => Math.min(2, Math.floor(2.6 * random.uniform())));
  const isMale = species.map(() => random.integer(2));
  const measure = (means: readonly number[], deviation: number, unit: number, male: number): Cells =>
    species.map((kind, i) => {
      if (random.integer(100) === 0) return null;
      const value = (means[kind] ?? 0) + (isMale[i] ?? 0) * male + deviation * random.normal();
      return toDecimals(Math.round(value / unit) * unit, 1);
    });
  return {
    columns: {
      island: species.map((kind) => ['Biscoe', 'Dream', 'Torgersen'][(kind + random.integer(2)) % 3] ?? ''),
      bill_mm: measure([38, 47, 48], 2.5, 0.1, 3),
      depth_mm: measure([18, 15, 18], 0.9, 0.1, 1),
      flipper_mm: measure([189, 217, 195], 6, 1, 6),
      mass_g: measure([3500, 4900, 3600], 330, 25, 600),
      sex: isMale.map((male) => (random.integer(40) === 0 ? null : male === 1 ? 'male' : 'female')),
      species: species.map((kind) => ['Adelie', 'Gentoo', 'Chinstrap'][kind] ?? ''),
    },
    targets: ['species'],
  };
}

/** Columns with the heaviest tails that occur: incomes, claims, ratios; a class that depends on them. */
export function heavyTailed(random: Random, m = 500): Written {
  const income = range(m).map(() => Math.exp(10 + 1.1 * random.normal()));
  const claims = range(m).map(() => (1 - random.uniform()) ** (-1 / 1.2));
  const ratio = range(m).map(() => random.normal() / Math.max(1e-3, Math.abs(random.normal())));
  const late = income.map((value, i) =>
    Math.log(value) + (claims[i] ?? 0) / 9 + random.normal() > 10.4 ? 'yes' : 'no',
  );
  return { columns: { income, claims, ratio, late }, targets: ['late'] };
}

/** Answers of a survey: few values in each column, so that many people answer alike, one class or the other. */
export function surveyLike(random: Random, m = 400): Written {
  const mood = range(m).map(() => random.normal());
  const answer = (): Cells =>
    mood.map((value) => Math.max(1, Math.min(5, Math.round(3 + value + 0.7 * random.normal()))));
  return {
    columns: {
      q1: answer(),
      q2: answer(),
      q3: answer(),
      q4: answer(),
      region: mood.map(() => ['north', 'east', 'south'][random.integer(3)] ?? ''),
      again: mood.map((value) => (value + random.normal() > 0 ? 'yes' : 'no')),
    },
    targets: ['again'],
  };
}

/** The data of a generator of the language. */
export function generatedTable(kind: GeneratorName, seed: number): Written {
  const source = generated(kind, { samples: 400 });
  const { m, columns: features, targets } = generateExamples(source, randomStream('pcg64', seed, 'data'), 1e9);
  const columns: Record<string, Cells> = {};
  for (const { name, cells } of features) columns[name] = range(m).map((i) => cells.number(i));
  for (const { name, values, classes } of targets) {
    columns[name] = range(m).map((i) => (classes ? (classes[Number(values[i])] ?? '') : (values[i] ?? null)));
  }
  return { columns, targets: targets.map(({ name }) => name) };
}

/** Every table without a fault, by name, made from a seed. */
export function cleanTables(seed: number): ReadonlyMap<string, Written> {
  const random = (stream: number): Random => new Pcg64(seed, stream);
  return new Map([
    ['iris-like', irisLike(random(1))],
    ['wine-like', wineLike(random(2))],
    ['digits-like', digitsLike(random(3))],
    ['diabetes-like', diabetesLike(random(4))],
    ['penguins-like', penguinsLike(random(5))],
    ['heavy-tailed', heavyTailed(random(6))],
    ['survey-like', surveyLike(random(7))],
    ...generatorNames.map((kind): [string, Written] => [kind, generatedTable(kind, seed)]),
  ]);
}
