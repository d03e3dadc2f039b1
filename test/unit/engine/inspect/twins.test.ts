import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestTwin } from '../../../../src/engine/inspect/twins';

/** Activations, an example a row. */
const signal = (rows: readonly (readonly number[])[]) => ({
  value: Float64Array.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  gradient: undefined,
});

describe('the nearest twin', () => {
  it('is the unit that does the double of another, at any place of a layer (seed 37)', () => {
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
        const [one, other] = [from % width, to % width];
        if (one === other || new Set(rows.map((row) => row[one])).size === 1) return;
        const { correlation = NaN } = nearestTwin(activations, rows.length, other) ?? {};
        assert.ok(Math.abs(correlation - 1) < 1e-9, `${correlation}`);
      },
    );
    fc.assert(property, { seed: 37, numRuns: 300 });
  });
});
