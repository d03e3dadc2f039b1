import type { Pcg64 } from '../../../../src/numerics/pcg64';

/** Features of a table that is examined. */
export const inputs = 12;

/** Cells of a row of each kind of table: features and a target of numbers. */
export const tables: Readonly<Record<string, (random: Pcg64) => readonly number[]>> = {
  bytes: (random) => row(() => random.integer(256), random.integer(200)),
  'bytes with 99 for missing cells': (random) =>
    row(() => (random.integer(100) === 0 ? 99 : random.integer(16)), random.integer(200)),
  'few different bytes': (random) => row(() => random.integer(2), random.integer(3)),
  doubles: (random) => row(() => random.integer(1e6) / 8, random.integer(1000) / 8),
  'doubles with −999 for missing cells': (random) =>
    row(() => (random.integer(100) === 0 ? -999 : random.integer(1000) / 8), random.integer(1000) / 8),
};

function row(feature: () => number, target: number): readonly number[] {
  return [...Array.from({ length: inputs }, feature), target];
}
