import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CostFunction } from '../../../../src/engine/landscape/cost-function';
import { gridCosts } from '../../../../src/engine/landscape/cost-grid';
import { placeOf } from '../../../../src/engine/landscape/plane';
import { Race } from '../../../../src/engine/landscape/race';
import { previewShare, type RaceWays } from '../../../../src/engine/landscape/race-preview';
import { type Optimizer, optimizerDefaults, optimizerNames } from '../../../../src/model/optimizer';
import { caseCount } from '../../../count';
import { dense, flower, input, randomDataset, specOf } from '../specs';

const seed = 41;
const spec = specOf([input(3), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')], { batch: 8, epochs: 10 });
const data = randomDataset(5, 24, 3, 1, 'cross-entropy');
const runnersOf = (count: number, lr: number): readonly Optimizer[] =>
  optimizerNames.slice(0, count).map((name) => ({ ...optimizerDefaults, name, lr }));

/** Runs a race, with all that was seen of it, and the costs that it took. */
function run(race: Race): { readonly seen: readonly RaceWays[]; readonly costs: number } {
  const seen: RaceWays[] = [];
  const at = CostFunction.prototype.at;
  let costs = 0;
  CostFunction.prototype.at = function (theta) {
    costs++;
    return at.call(this, theta);
  };
  try {
    for (const _ of race.work()) {
      const ways = race.landscape ? undefined : race.preview?.ways;
      if (ways && ways.step !== seen.at(-1)?.step) seen.push(ways);
    }
  } finally {
    CostFunction.prototype.at = at;
  }
  return { seen, costs };
}

describe('a race that is under way', () => {
  it('costs at most a tenth more with its previews, and ends with the same bits', () => {
    const cases = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      steps: fc.integer({ min: 1, max: 120 }),
      lr: fc.constantFrom(1e-3, 0.05, 1, 50),
    });
    fc.assert(
      fc.property(cases, ({ count, steps, lr }) => {
        const [plain, previewed] = [false, true].map(
          (preview) => new Race(spec, data, runnersOf(count, lr), steps, { preview }),
        );
        assert.ok(plain && previewed);
        const [alone, both] = [run(plain), run(previewed)];
        const cost = new CostFunction(spec, data, [spec.train.loss]);
        assert.ok(both.costs - alone.costs <= previewShare * (alone.costs + gridCosts(cost)));
        if (plain.landscape) assert.ok(both.costs <= (1 + previewShare) * alone.costs);
        assert.deepEqual(previewed.plane, plain.plane);
        assert.deepEqual(previewed.landscape?.views(), plain.landscape?.views());
        assert.deepEqual(
          previewed.runners.map(({ descent }) => [descent.costs, descent.way, descent.end]),
          plain.runners.map(({ descent }) => [descent.costs, descent.way, descent.end]),
        );
      }),
      { seed, numRuns: caseCount(40, 6) },
    );
  });

  it('shows all ways from one start in a plane of their own, which is seldom another one', () => {
    const petals = specOf([input(2), dense('hidden', 4, 'tanh'), dense('output', 1, 'sigmoid')], { epochs: 60 });
    const race = new Race(petals, flower(), runnersOf(4, 0.05), 300, { preview: true });
    const { seen } = run(race);
    assert.ok(seen.length >= 4, `${seen.map(({ step }) => step)}`);
    for (const [k, { step, plane, cost, runners, area }] of seen.entries()) {
      const before = seen[k - 1];
      if (before) assert.ok(step >= 1.25 * before.step, `${step} after ${before.step}`);
      assert.ok(plane.share > 0 && plane.share <= 1);
      assert.equal(cost.paths.length, runners.length);
      for (const [r, path] of cost.paths.entries()) {
        const { points = [], steps = [], costs = [] } = runners[r] ?? {};
        for (const [at, place] of path.entries()) {
          const theta = points[at];
          assert.ok(theta);
          assert.deepEqual({ x: place.x, y: place.y }, placeOf(plane, theta));
          assert.equal(place.cost, costs[steps[at] ?? Number.NaN], 'J of the network at that step');
          assert.ok(place.x > area.left && place.x < area.right && place.y > area.bottom && place.y < area.top);
        }
        const [start] = path;
        assert.deepEqual(start, cost.paths[0]?.[0]);
      }
    }
    assert.equal(race.preview, undefined, 'nothing of it is kept');
  });

  it('leaves out who has diverged', () => {
    const wild = specOf([input(3), dense('output', 1, 'linear')], { loss: 'mse', epochs: 400 });
    const numbers = randomDataset(3, 30, 3, 1, 'mse');
    const runners = [0.01, 50].map((lr): Optimizer => ({ ...optimizerDefaults, name: 'gradient-descent', lr }));
    const race = new Race(wild, numbers, runners, 400, { preview: true });
    const { seen } = run(race);
    const lost = race.runners[1]?.descent;
    assert.ok(lost?.end);
    assert.ok(seen.some(({ runners: shown }) => shown.length === 1 && !shown.includes(lost)));
  });
});
