import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestTwin, twinFlags } from '../../../../src/engine/inspect/twins';

/** Activations, an example a row. */
const signal = (rows: readonly (readonly number[])[]) => ({
  value: Float64Array.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  gradient: undefined,
});

describe('twins', () => {
  it('are found at any place of a layer, and are those whose nearest correlates with 0.999 (seed 37)', () => {
    const layer = fc.record({ m: fc.integer({ min: 3, max: 8 }), width: fc.integer({ min: 2, max: 5 }) });
    const property = fc.property(
      layer.chain(({ m, width }) =>
        fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: width, maxLength: width }), {
          minLength: m,
          maxLength: m,
        }),
      ),
      fc.nat(4),
      fc.nat(4),
      (rows, from, to) => {
        const width = rows[0]?.length ?? 0;
        // One unit becomes the double of another, so that there are twins.
        const doubled = rows.map((row) => row.map((a, k) => (k === to % width ? 2 * (row[from % width] ?? 0) : a)));
        const activations = signal(doubled);
        const flags = twinFlags(activations, rows.length);
        for (let unit = 0; unit < width; unit++) {
          const { correlation = NaN } = nearestTwin(activations, rows.length, unit) ?? {};
          if (Math.abs(correlation - 0.999) > 1e-9)
            assert.equal(flags[unit], Number(correlation > 0.999), `unit ${unit}`);
        }
      },
    );
    fc.assert(property, { seed: 37, numRuns: 300 });
  });

  it('are two of three units, neither the first', () => {
    assert.deepEqual(
      [
        ...twinFlags(
          signal([
            [5, 1, 2],
            [-1, 2, 4],
            [0, 3, 6],
          ]),
          3,
        ),
      ],
      [0, 1, 1],
    );
  });
});
