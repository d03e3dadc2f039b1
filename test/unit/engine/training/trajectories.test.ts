import assert from 'node:assert/strict';
import { Trainer } from '../../../../src/engine/training/trainer';
import { type ActivationName, defaultSlope } from '../../../../src/model/activation';
import type { LossName } from '../../../../src/model/loss';
import { type Optimizer, optimizerNames } from '../../../../src/model/optimizer';
import type { Schedule } from '../../../../src/model/schedule';
import { datasetOf, dense, denseWeights, fixture, input, setOf, specOf } from '../specs';

interface Case {
  readonly name: string;
  readonly m: number;
  readonly sizes: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly layers: readonly {
    readonly units: number;
    readonly activation: ActivationName;
    readonly frozen: boolean;
    readonly weight: readonly number[];
    readonly bias: readonly number[];
    readonly l2?: number;
  }[];
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  readonly batch: number | 'full';
  readonly l2: number;
  readonly clip?: number;
  readonly costs: readonly number[];
}

/** Costs before and after each of 50 epochs, by PyTorch in float64: test/fixtures/engine/trajectories.py. */
const cases: readonly Case[] = JSON.parse(fixture('trajectories.json'));

function costsOf(given: Case): number[] {
  const { sizes, layers, loss, optimizer, schedule, batch, l2, clip } = given;
  const named = layers.map((layer, k) => ({ ...layer, name: `layer ${k + 1}` }));
  const spec = specOf(
    [
      input(...sizes),
      { kind: 'flatten', name: 'flatten' },
      ...named.map(({ name, units, activation, frozen, l2: own }) =>
        dense(name, units, activation, { frozen, slope: defaultSlope, ...(own === undefined ? {} : { l2: own }) }),
      ),
    ],
    {
      loss,
      optimizer,
      schedule,
      batch,
      l2,
      ...(clip === undefined ? {} : { clip }),
      shuffle: false,
      epochs: given.costs.length - 1,
    },
  );
  const weights = named.map(({ name, units, weight, bias }) =>
    denseWeights(name, weight.length / units, Float64Array.from(weight), Float64Array.from(bias)),
  );
  const trainer = new Trainer(spec, datasetOf(setOf(given.x, given.y, given.m)), { weights, every: 1 });
  const costs = [trainer.record().train.cost];
  while (!trainer.done) {
    const { record } = trainer.train();
    if (record) costs.push(record.train.cost);
  }
  return costs;
}

describe('cost trajectories over 50 epochs equal PyTorch’s to 1e-10', () => {
  it('for every optimiser, with full and partial batches', () => {
    for (const name of optimizerNames) {
      const batches = cases.filter((c) => c.optimizer.name === name).map((c) => c.batch);
      assert.ok(batches.includes('full') && batches.some((batch) => batch !== 'full'), name);
    }
  });

  for (const given of cases) {
    it(given.name, () => {
      const costs = costsOf(given);
      assert.equal(costs.length, 51);
      for (const [epoch, cost] of costs.entries()) {
        const difference = Math.abs(cost - (given.costs[epoch] ?? NaN));
        assert.ok(difference < 1e-10, `epoch ${epoch}: off by ${difference}`);
      }
    });
  }
});
