import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FeatureMatrix, type StoredNumbers } from '../../../src/model/feature-matrix';
import type { Scaling } from '../../../src/model/pipeline';

const seed = 20261129;

const types = { Uint8Array, Int16Array, Int32Array, Float32Array, Float64Array } as const;

/** Sizes of X, some rows wider than what is scaled at a time; how it is stored, and whether it is scaled. */
const drawn = fc.record({
  m: fc.integer({ min: 1, max: 30 }),
  n: fc.constantFrom(1, 2, 3, 7, 800, 9000),
  type: fc.constantFrom<keyof typeof types>('Uint8Array', 'Int16Array', 'Int32Array', 'Float32Array', 'Float64Array'),
  isScaled: fc.boolean(),
  start: fc.integer({ min: 1, max: 1000 }),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** X, and the values that it is to have. */
function matrixOf({ m, n, type, isScaled, start }: Drawn): {
  readonly x: FeatureMatrix;
  readonly expected: Float64Array;
} {
  const stored: StoredNumbers = new types[type](m * n);
  for (let i = 0; i < stored.length; i++) stored[i] = ((start + i * 7919) % 4001) / (i % 3 === 0 ? 7 : 1);
  const x = new FeatureMatrix(stored, n);
  if (!isScaled) return { x, expected: Float64Array.from(stored) };
  const scaling: Scaling = {
    shift: Float64Array.from({ length: n }, (_, k) => k / 3),
    factor: Float64Array.from({ length: n }, (_, k) => 1 / (k + 3)),
  };
  const expected = Float64Array.from(
    stored,
    (value, i) => (value - (scaling.shift[i % n] ?? NaN)) * (scaling.factor[i % n] ?? NaN),
  );
  return { x: x.scaledBy(scaling), expected };
}

describe('X of a set of examples', () => {
  it(`is what is stored, scaled in double precision, however it is read (seed ${seed})`, () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.nat(), (draw, a, b) => {
        const { m, n } = draw;
        const { x, expected } = matrixOf(draw);
        const rows = (first: number, end: number) => expected.subarray(first * n, end * n);
        assert.equal(x.m, m);
        assert.deepEqual(x.doubles(), expected);
        assert.deepEqual(x.floats(), Float32Array.from(expected));
        const from = a % m;
        const count = 1 + (b % (m - from));
        const target = new Float64Array(2 + count * n);
        x.read(from, count, target, 1);
        const copied = new Float64Array(2 + count * n);
        copied.set(rows(from, from + count), 1);
        assert.deepEqual(target, copied);
        assert.deepEqual(x.row(from), rows(from, from + 1).slice());
        assert.deepEqual(x.first(count).doubles(), rows(0, count).slice());
        const order = Int32Array.of(0, from, m - 1, from);
        const gathered = new Float32Array(3 * n);
        x.gather(order, 1, 3, gathered);
        for (const [k, i] of [from, m - 1, from].entries()) {
          assert.deepEqual(gathered.slice(k * n, (k + 1) * n), Float32Array.from(rows(i, i + 1)));
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it(`comes in blocks of whole examples, each once and in order (seed ${seed})`, () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const { m, n } = draw;
        const { x, expected } = matrixOf(draw);
        let next = 0;
        const all: number[] = [];
        x.eachBlock(
          (length) => new Float64Array(length),
          (rows, from, count) => {
            assert.equal(from, next);
            next += count;
            for (const value of rows.subarray(0, count * n)) all.push(value);
          },
        );
        assert.equal(next, m);
        assert.deepEqual(Float64Array.from(all), expected);
      }),
      { seed, numRuns: 50 },
    );
  });

  it('gives the data’s own numbers back to the bit, whatever scaled them', () => {
    const scaling = { shift: Float64Array.of(0.1, 3), factor: Float64Array.of(1 / 3, 1 / 255) };
    const x = new FeatureMatrix(Float64Array.of(0.3, 7, 5.1, 254), 2, scaling);
    assert.deepEqual(x.unscaledRow(1), Float64Array.of(5.1, 254));
  });

  it('takes a byte a value for what bytes hold, and is not copied where it is doubles already', () => {
    assert.equal(new FeatureMatrix(new Uint8Array(785), 785).bytes, 785);
    const doubles = Float64Array.of(1, 2);
    assert.equal(new FeatureMatrix(doubles, 2).doubles(), doubles);
  });
});
