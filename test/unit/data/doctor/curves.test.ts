import assert from 'node:assert/strict';
import { examineData } from '../../../../src/data/doctor/examine';
import { Pcg64 } from '../../../../src/numerics/pcg64';
import { caseCount, someOf } from '../../../count';
import { withRow } from './plants';
import { dataOf, type Written } from './tables';

const seed = 3307;
const { sin, cos, exp } = Math;
const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

/** Columns of points of a curve, which u tells, or of a surface, which u and v do; both in 0 … 1. */
type Shape = readonly ((u: number, v: number) => number)[];

const shapes: Readonly<Record<string, Shape>> = {
  'x, its square and sine': [(u) => 6 * u - 3, (u) => (6 * u - 3) ** 2, (u) => sin(6 * u - 3)],
  circle: [(u) => cos(6.28 * u), (u) => sin(6.28 * u)],
  spiral: [(u) => u * cos(15 * u), (u) => u * sin(15 * u), (u) => 2 * u],
  helix: [(u) => cos(9 * u), (u) => sin(9 * u), (u) => 3 * u, (u) => exp(u)],
  'six functions': [(u) => u, (u) => 2 * u, (u) => -3 * u, (u) => u * u, (u) => exp(u), (u) => sin(3 * u)],
  'ten waves': range(10).map((k) => (u) => (k + 1) * sin((1 + k / 3) * u + k)),
  saddle: [(u) => u, (_, v) => v, (u, v) => u * v, (u, v) => u + v * v],
  sphere: [(u, v) => cos(6.28 * u) * sin(3 * v), (u, v) => sin(6.28 * u) * sin(3 * v), (_, v) => cos(3 * v)],
  'rolled sheet': [(u) => (1 + 3 * u) * cos(9 * u), (u) => (1 + 3 * u) * sin(9 * u), (_, v) => 4 * v],
};

/** m points of a shape to so many decimals, with noise in units of the last one; the last column is the target. */
function pointsOf(shape: Shape, random: Pcg64, m: number, decimals: number, noise: number): Written {
  const points = range(m).map(() => [random.uniform(), random.uniform()] as const);
  const unit = 10 ** -decimals;
  const columns = shape.map((f, k): [string, number[]] => [
    `c${k}`,
    points.map(([u, v]) => Number((f(u, v) + noise * unit * random.normal()).toFixed(decimals))),
  ]);
  return { columns: Object.fromEntries(columns), targets: [`c${shape.length - 1}`] };
}

/** What is told of equal rows. */
const told = (written: Written): readonly string[] =>
  examineData(dataOf(written))
    .map(({ code }) => code)
    .filter((code) => code === 'duplicate-rows' || code === 'conflicting-targets');

describe(`the data doctor, of points of curves and surfaces drawn with the seed ${seed},`, () => {
  const sizes = someOf([300, 1000, 3000, 8000, 20_000, 1600], 2);
  const digits = someOf([3, 2, 4], 2);
  const tables = caseCount(3, 1);

  for (const [name, shape] of Object.entries(shapes)) {
    it(`tells copies in few of the kind ${name} (${tables} each of ${sizes.join(', ')} rows and ${digits.join(', ')} decimals)`, () => {
      const wrong: string[] = [];
      let count = 0;
      for (const m of sizes) {
        for (const decimals of digits) {
          for (let nth = 0; nth < tables; nth++) {
            const noise = [0, 0.3, 1, 3][(nth + decimals) % 4] ?? 0;
            count++;
            if (told(pointsOf(shape, new Pcg64(seed + nth, m), m, decimals, noise)).length > 0) {
              wrong.push(`${m} rows, ${decimals} decimals, noise ${noise}, ${nth}`);
            }
          }
        }
      }
      // Two more than the share: a short count has few tables.
      assert.ok(wrong.length <= 0.05 * count + 2, `${wrong.length} of ${count}: ${wrong.join('; ')}`);
    });

    it(`tells a copied row of the kind ${name}, of twelve decimals`, () => {
      for (const m of sizes) {
        const clean = pointsOf(shape, new Pcg64(seed, m), m, 12, 0);
        const copied = withRow(clean, m, (column) => clean.columns[column]?.[17] ?? null);
        assert.ok(told(copied).includes('duplicate-rows'), `${m} rows`);
        assert.deepEqual(told(clean), [], `${m} rows without a copy`);
      }
    });
  }
});
