import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LayerRadar, radar } from '../../../../src/engine/inspect/radar/radar';
import { Sample } from '../../../../src/engine/inspect/sample';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { ActivationName } from '../../../../src/model/activation';
import { randomStream } from '../../../../src/numerics/streams';
import { caseCount, isFull } from '../../../count';
import { datasetOf, dense, input, setOf, specOf } from '../specs';
import { Plantation } from './planted';

const networks = caseCount(400, 60);

/** What the radar says of the planted layer. */
function seen(plantation: Plantation): LayerRadar {
  const found = radar(plantation.sample()).find(({ layer }) => layer.position === plantation.position);
  if (!found) throw new Error('the layer was not judged');
  return found;
}

/** Whether units are told of together, with these signs where they are given. */
function areTied({ ties }: LayerRadar, units: readonly number[], signs?: readonly number[]): boolean {
  const tie = ties.find((each) => each.units.includes(units[0] ?? -1));
  if (!tie || !units.every((unit) => tie.units.includes(unit))) return false;
  return signs === undefined || units.every((unit, k) => tie.signs[tie.units.indexOf(unit)] === signs[k]);
}

function forRandomNetworks(check: (plantation: Plantation) => void, activations?: readonly ActivationName[]): void {
  const property = fc.property(fc.nat(2 ** 31), (seed) => check(new Plantation(seed, activations)));
  fc.assert(property, { seed: 91, numRuns: networks });
}

describe('the radar', () => {
  it(`finds units of zeros, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks((plantation) => {
      const units = plantation.units(2 + plantation.below(4));
      for (const unit of units) plantation.plant(unit, { W: () => 0, b: 0, out: () => 0 });
      const found = seen(plantation);
      assert.ok(areTied(found, units), `${plantation.activation}: ${units} are tied`);
      assert.equal(found.ties.length, 1);
      assert.equal(found.ties[0]?.units.length, units.length, 'no other unit is tied');
    });
  });

  it(`finds a single unit of zeros that no step moves, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const [unit = 0] = plantation.units(1);
        plantation.plant(unit, { W: () => 0, b: 0, out: () => 0 });
        assert.deepEqual([seen(plantation).dead.includes(unit), seen(plantation).ties], [true, []]);
      },
      ['tanh', 'relu', 'linear', 'leaky-relu', 'gelu'],
    );
  });

  it(`finds constant units that are read alike, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks((plantation) => {
      const units = plantation.units(2 + plantation.below(4));
      const [c, out] = [0.1 + plantation.below(5) / 10, plantation.numbers()];
      for (const unit of units) plantation.plant(unit, { W: () => c, b: 0.05, out });
      const found = seen(plantation);
      assert.ok(
        areTied(
          found,
          units,
          units.map(() => 1),
        ) || units.every((unit) => found.dead.includes(unit)),
        `${plantation.activation}: ${units} are tied`,
      );
    });
  });

  it(`tells nothing of equal units that are read differently, for they part, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const [units, W] = [plantation.units(3), plantation.numbers()];
        for (const unit of units) plantation.plant(unit, { W, b: 0.1, out: plantation.numbers() });
        assert.deepEqual(seen(plantation).ties, []);
      },
      ['tanh', 'sigmoid', 'leaky-relu', 'softplus'],
    );
  });

  it(`finds units that mirror each other under an odd g, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const units = plantation.units(2 + plantation.below(3));
        const [W, out, b] = [plantation.numbers(), plantation.numbers(), plantation.below(9) / 10];
        const signs = units.map((_, k) => (k === 0 || plantation.below(2) === 0 ? 1 : -1));
        for (const [k, unit] of units.entries()) {
          const sign = signs[k] ?? 1;
          plantation.plant(unit, { W: (at) => sign * W(at), b: sign * b, out: (at) => sign * out(at) });
        }
        assert.ok(areTied(seen(plantation), units, signs), `${units} with ${signs}`);
      },
      ['tanh', 'linear'],
    );
  });

  it(`finds no mirror image under a g that is not odd, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const [[one = 0, other = 0], W, out] = [plantation.units(2), plantation.numbers(), plantation.numbers()];
        plantation.plant(one, { W, b: 0.2, out });
        plantation.plant(other, { W: (k) => -W(k), b: -0.2, out: (k) => -out(k) });
        assert.deepEqual(seen(plantation).ties, []);
      },
      ['sigmoid', 'relu', 'leaky-relu', 'softplus', 'gelu', 'elu', 'silu'],
    );
  });

  it(`finds dead units of the relu family, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const units = plantation.units(1 + plantation.below(3));
        for (const unit of units) plantation.plant(unit, { W: plantation.numbers(), b: -1000 });
        const { dead } = seen(plantation);
        assert.deepEqual(
          units.filter((unit) => !dead.includes(unit)),
          [],
          plantation.activation,
        );
      },
      ['relu', 'gelu', 'elu', 'silu', 'softplus'],
    );
  });

  it(`finds saturated units, in ${networks} random networks (seed 91)`, () => {
    forRandomNetworks(
      (plantation) => {
        const units = plantation.units(1 + plantation.below(3));
        for (const unit of units) {
          plantation.plant(unit, { W: plantation.numbers(), b: plantation.below(2) === 0 ? 100 : -100 });
        }
        const { saturated } = seen(plantation);
        assert.deepEqual(
          units.filter((unit) => !saturated.includes(unit)),
          [],
          plantation.activation,
        );
      },
      ['tanh', 'sigmoid'],
    );
  });

  const healthy = isFull ? 50 : 8;
  it(`tells nothing of ${healthy} healthy networks, at any of six moments of their training (seed 17)`, () => {
    let well = 0;
    for (let k = 0; well < healthy; k++) {
      const { spec, data, name } = healthyTraining(k);
      const trainer = new Trainer(spec, data);
      const sample = new Sample(trainer.network, data.train, 512);
      for (let moment = 0; moment <= 5; moment++) {
        if (moment > 0) trainer.train(8 * Math.ceil(data.train.m / 32));
        sample.forward();
        // Such a unit is dead: that network is not healthy, and another one is taken.
        if (hasSilentUnit(sample)) break;
        if (moment === 5) well++;
        for (const { layer, ties, dead, saturated } of radar(sample)) {
          const told = { ties: ties.map(({ units }) => units), dead, saturated };
          assert.deepEqual(
            told,
            { ties: [], dead: [], saturated: [] },
            `${name}, layer ${layer.position}, moment ${moment}`,
          );
        }
      }
    }
  });
});

/** Whether a unit of relu gives 0 for every example, by its activations alone. */
function hasSilentUnit({ network, pass, m }: Sample): boolean {
  return network.parameters.some(({ activation, position, units }) => {
    if (activation?.name !== 'relu') return false;
    const { value } = pass.layer(position).a;
    return Array.from({ length: units }, (_, j) => j).some((j) =>
      Array.from({ length: m }, (_, i) => value[i * units + j]).every((a) => a === 0),
    );
  });
}

/** The k-th of some trainings that go well: a task that can be learnt, initial weights that fit g, a moderate rate. */
function healthyTraining(k: number) {
  const random = randomStream('pcg64', 17 + k, 'data');
  const features = 3 + random.integer(6);
  const m = 200 + random.integer(200);
  const direction = Array.from({ length: features }, () => random.normal());
  const x = Array.from({ length: m * features }, () => random.normal());
  const y = Array.from({ length: m }, (_, i) => {
    const along = direction.reduce((sum, d, j) => sum + d * (x[i * features + j] ?? 0), 0);
    return Math.abs(along) > 1.2 ? 1 : 0;
  });
  const activations = ['tanh', 'sigmoid', 'relu', 'leaky-relu', 'gelu', 'elu', 'softplus', 'silu'] as const;
  const activation = activations[k % activations.length] ?? 'tanh';
  const depth = 1 + random.integer(3);
  const hidden = Array.from({ length: depth }, (_, l) => dense(`h${l + 1}`, 16 + random.integer(17), activation));
  const spec = specOf(
    [input(features), ...hidden, dense('out', 1, 'sigmoid')],
    { batch: 32, epochs: 40, optimizer: { ...specOf([]).train.optimizer, name: 'adam', lr: 0.003 } },
    { seed: { value: k + 1, rng: 'pcg64' } },
  );
  return { spec, data: datasetOf(setOf(x, y, m), ['0', '1']), name: `${k}: ${depth} layers of ${activation}` };
}
