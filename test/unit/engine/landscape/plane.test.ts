import assert from 'node:assert/strict';
import fc from 'fast-check';
import { leastNear } from '../../../../src/engine/landscape/least';
import { areaAround, parametersAt, placeOf } from '../../../../src/engine/landscape/plane';
import { principalPlane } from '../../../../src/engine/landscape/principal-plane';
import { symmetricEigen } from '../../../../src/engine/landscape/symmetric-eigen';
import { randomStream } from '../../../../src/numerics/streams';
import { caseCount } from '../../../count';

const norm = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const product = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0);

function normals(seed: number, count: number): Float64Array {
  const random = randomStream('pcg64', seed, 'data');
  return Float64Array.from({ length: count }, () => random.normal());
}

/** What a generator returns. */
function result<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe('the eigenvalues of a symmetric matrix', () => {
  const cases = caseCount(400, 40);
  it(`give the matrix again, with orthonormal vectors (${cases} matrices, seed 61)`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(1e6), fc.boolean(), (n, seed, isOfRankOne) => {
        const drawn = normals(seed, n * n);
        const matrix = Float64Array.from({ length: n * n }, (_, at) => {
          const [i, j] = [Math.floor(at / n), at % n];
          if (isOfRankOne) return (drawn[i] ?? NaN) * (drawn[j] ?? NaN);
          return (drawn[i * n + j] ?? NaN) + (drawn[j * n + i] ?? NaN);
        });
        const found = symmetricEigen(matrix.slice(), n);
        for (const [k, { value, vector }] of found.entries()) {
          assert.ok(k === 0 || value <= (found[k - 1]?.value ?? NaN));
          for (const [l, other] of found.entries()) {
            assert.ok(Math.abs(product(vector, other.vector) - Number(k === l)) < 1e-12);
          }
          for (let i = 0; i < n; i++) {
            const row = matrix.subarray(i * n, (i + 1) * n);
            assert.ok(Math.abs(product(row, vector) - value * (vector[i] ?? NaN)) < 1e-11 * (1 + norm(matrix)));
          }
        }
      }),
      { seed: 61, numRuns: cases },
    );
  });
});

describe('the plane of a path', () => {
  const cases = caseCount(400, 40);

  it(`holds all of a flat path, and more of any path than another plane does (${cases} paths, seed 62)`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 3, max: 30 }), fc.nat(1e6), (n, count, seed) => {
        const points = Array.from({ length: count }, (_, k) => normals(seed + k, n));
        const centre = points.at(-1) ?? new Float64Array(n);
        const plane = principalPlane(points, centre) ?? assert.fail('no plane');
        assert.ok(Math.abs(norm(plane.first) - 1) < 1e-9 && Math.abs(norm(plane.second) - 1) < 1e-9);
        assert.ok(Math.abs(product(plane.first, plane.second)) < 1e-9);
        const heldBy = (first: Float64Array, second: Float64Array): number => {
          const places = points.map((theta) => placeOf({ origin: centre, first, second }, theta));
          const total = points.reduce((sum, theta) => sum + norm(theta.map((v, k) => v - (centre[k] ?? NaN))) ** 2, 0);
          return places.reduce((sum, { x, y }) => sum + x * x + y * y, 0) / total;
        };
        assert.ok(Math.abs(heldBy(plane.first, plane.second) - plane.share) < 1e-9);
        const axis = (at: number): Float64Array => Float64Array.from({ length: n }, (_, k) => Number(k === at));
        for (let k = 1; k < n; k++) assert.ok(heldBy(axis(0), axis(k)) <= plane.share + 1e-9);

        const [u, v] = [plane.first, plane.second];
        const flat = points.map((_, k) =>
          parametersAt({ origin: centre, first: u, second: v }, { x: k - 3, y: (k * k) % 5 }, new Float64Array(n)),
        );
        assert.ok((principalPlane(flat, centre)?.share ?? 0) > 1 - 1e-9);
      }),
      { seed: 62, numRuns: cases },
    );
  });

  it('goes from left to right, and has a second direction even for a straight path', () => {
    const points = [3, 2, 1, 0].map((t) => Float64Array.of(t, 0, -t));
    const plane = principalPlane(points, Float64Array.of(0, 0, 0)) ?? assert.fail();
    const places = points.map((theta) => placeOf(plane, theta));
    assert.ok(places.every(({ x }, k) => k === 0 || x > (places[k - 1]?.x ?? NaN)));
    assert.ok(places.every(({ y }) => Math.abs(y) < 1e-12));
    assert.ok(Math.abs(plane.share - 1) < 1e-12 && Math.abs(norm(plane.second) - 1) < 1e-12);
    assert.equal(principalPlane([Float64Array.of(1, 2), Float64Array.of(1, 2)], Float64Array.of(1, 2)), undefined);
  });

  it('has room around the places, and no side that is all too short', () => {
    const area = areaAround(
      [
        { x: 0, y: 0 },
        { x: 8, y: 0 },
      ],
      0.5,
    );
    assert.deepEqual(area, { left: -4, right: 12, bottom: -2, top: 2 });
    assert.deepEqual(areaAround([{ x: 1, y: 1 }], 0, 4), { left: -1, right: 3, bottom: -1, top: 3 });
  });
});

describe('the least place', () => {
  const area = { left: -3, right: 5, bottom: -40, top: 20 };
  const cases = caseCount(1000, 100);

  it(`of a bowl is its middle (${cases} bowls, seed 63)`, () => {
    const inside = fc.tuple(
      fc.double({ min: -2.9, max: 4.9, noNaN: true }),
      fc.double({ min: -39, max: 19, noNaN: true }),
    );
    const stretch = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        inside,
        inside,
        stretch,
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        ([a, b], [x, y], s, mixed) => {
          const cost = (place: { x: number; y: number }): number => {
            const [u, v] = [place.x - a, (place.y - b) / s];
            return 2 + u * u + v * v + mixed * u * v;
          };
          const least = result(leastNear(cost, { x, y }, area, 0.05));
          assert.ok(least.cost - 2 < 1e-7, `${least.cost}`);
          assert.equal(least.cost, cost(least));
        },
      ),
      { seed: 63, numRuns: cases },
    );
    const slope = result(leastNear(({ x, y }) => y - x, { x: 0, y: 0 }, area, 0.05));
    assert.ok(slope.atEdge && slope.cost < -44, `${slope.cost}`);
  });

  it('is found beside places without a cost', () => {
    const least = result(leastNear(({ x, y }) => (x < 0 ? Number.NaN : x + y * y), { x: 1, y: 1 }, area, 0.05));
    assert.ok(least.cost < 1e-4);
  });
});
