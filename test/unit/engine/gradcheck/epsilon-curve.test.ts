import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  branchesOf,
  type CurvePoint,
  curveEpsilons,
  epsilonCurve,
} from '../../../../src/engine/gradcheck/epsilon-curve';
import { drawnOf } from '../../../../src/engine/gradcheck/gradient-check';
import { DifferenceQuotients } from '../../../../src/engine/gradcheck/quotients';
import type { Dataset } from '../../../../src/model/dataset';
import type { Spec } from '../../../../src/model/spec';
import { caseCount } from '../../../count';
import { dense, flower, input, randomDataset, specOf } from '../specs';

const seed = 20260118;
const numRuns = caseCount(60, 8);

function curveOf(spec: Spec, dataset: Dataset): readonly CurvePoint[] {
  const quotients = new DifferenceQuotients(spec, dataset);
  const points = [...epsilonCurve(quotients, drawnOf(quotients, 200), curveEpsilons(3))].flatMap((each) => each ?? []);
  assert.equal(points.length, 34);
  return points;
}

const between = (low: number, value: number | undefined, high: number): void =>
  assert.ok(value !== undefined && value >= low && value <= high, `${value} is not between ${low} and ${high}`);

describe('the error against ε', () => {
  it('goes from 1e-1 to 1e-12, powers of ten exactly', () => {
    const epsilons = curveEpsilons(3);
    assert.deepEqual(
      epsilons.filter((_, i) => i % 3 === 0),
      [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12],
    );
    assert.ok(epsilons.every((epsilon, i) => i === 0 || epsilon < (epsilons[i - 1] ?? 0)));
  });

  it('of a smooth network falls as ε², then rises as 1/ε', () => {
    const course = specOf([input(2), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')]);
    const points = curveOf(course, flower());
    const { truncation, cancellation, best } = branchesOf(points);
    between(1e-8, best, 1e-3);
    between(1e-6, truncation, 1e3);
    between(1e-19, cancellation, 1e-12);
    for (const { epsilon, relativeError } of points) {
      if (epsilon >= 1e-2) between(0.2, relativeError / ((truncation ?? 0) * epsilon * epsilon), 5);
      if (epsilon <= 1e-9) between(0.02, relativeError / ((cancellation ?? 0) / epsilon), 50);
    }
  });

  it(`has both branches in smooth networks of every kind (${numRuns} runs, seed ${seed})`, () => {
    const drawn = fc.record({
      hidden: fc.constantFrom('tanh', 'sigmoid', 'silu', 'softplus', 'gelu'),
      loss: fc.constantFrom('cross-entropy', 'mse'),
      units: fc.integer({ min: 1, max: 9 }),
      value: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(drawn, ({ hidden, loss, units, value }) => {
        const layers = [input(3), dense('hidden', units, hidden), dense('output', 1, 'sigmoid')];
        const spec = specOf(layers, { loss }, { seed: { value, rng: 'pcg64' } });
        const { truncation, cancellation, best } = branchesOf(curveOf(spec, randomDataset(value, 20, 3, 1, loss)));
        assert.ok(truncation !== undefined && cancellation !== undefined);
        between(1e-8, best, 1e-2);
      }),
      { seed, numRuns },
    );
  });

  it('has no truncation where J is a parabola of each weight, and counts what crosses a kink', () => {
    const spec = specOf([input(3), dense('hidden', 6, 'relu'), dense('output', 1, 'linear')], { loss: 'mse' });
    const points = curveOf(spec, randomDataset(3, 20, 3, 1, 'mse'));
    const { truncation, cancellation } = branchesOf(points);
    assert.equal(truncation, undefined);
    assert.ok(cancellation !== undefined);
    const [widest] = points;
    assert.ok((widest?.skipped ?? 0) > 0 && (widest?.withKinks ?? 0) > 1e-4);
    for (const { relativeError, epsilon } of points) if (epsilon > 1e-3) assert.ok(!(relativeError > 1e-9));
    assert.equal(points.at(-1)?.skipped, 0);
  });
});
