import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Signal } from '../../../../src/engine/reference/signal';
import { Trainer } from '../../../../src/engine/training/trainer';
import { randomStream } from '../../../../src/numerics/streams';
import { caseCount } from '../../../count';
import { dataOf, draws } from './draws';

/** How far two signals differ over m examples, in parts of the larger's size where that is over 1. */
function distance(a: Signal, b: Signal, m: number): number {
  let worst = 0;
  for (let k = 0; k < m * a.width; k++) {
    const [one, other] = [a.value[k] ?? Number.NaN, b.value[k] ?? Number.NaN];
    worst = Math.max(worst, Math.abs(one - other) / Math.max(1, Math.abs(other)));
  }
  return worst;
}

describe('a compiled forward pass', () => {
  it('gives what the reference gives with the weights of the moment, in every layer (seed 31)', () => {
    let worst = 0;
    const check = fc.property(draws, fc.integer({ min: 1, max: 150 }), (draw, m) => {
      const trainer = new Trainer(draw.spec, dataOf(draw), { machine: draw.machine });
      const pass = trainer.pass({ capacity: m });
      const random = randomStream('pcg64', draw.seed, 'data');
      for (let steps = 0; steps < 2; steps++) {
        trainer.train();
        const { network } = trainer;
        const expected = network.pass({ capacity: m });
        const x = expected.input.value.map(() => random.normal());
        expected.input.value.set(x);
        expected.forward(m);
        pass.input.value.set(x);
        pass.forward(m);
        for (const { position, layer, units } of network.shapes) {
          const [found, wanted] = [pass.layer(position), expected.layer(position)];
          assert.equal(found.parameters, wanted.parameters);
          assert.equal(found.a.width, units);
          worst = Math.max(worst, distance(found.a, wanted.a, m));
          if (found.z && wanted.z) worst = Math.max(worst, distance(found.z, wanted.z, m));
          const needsZ = layer.kind === 'dense' && ['gelu', 'silu', 'softplus'].includes(layer.activation);
          assert.ok(found.z || !needsZ);
        }
        const y = new Float64Array(m * network.outputs);
        assert.equal(pass.outputs(y).a, pass.layer(network.shapes.length - 1).a.value);
        assert.ok(worst < 1e-4, `off by ${worst}`);
      }
    });
    fc.assert(check, { seed: 31, numRuns: caseCount(150, 50) });
    console.log(`      worst ${worst.toExponential(1)}`);
  });

  it('of some layers alone gives the same bits for those (seed 32)', () => {
    const check = fc.property(draws, fc.nat(), (draw, pick) => {
      const trainer = new Trainer(draw.spec, dataOf(draw), { machine: draw.machine });
      const position = pick % trainer.network.shapes.length;
      const [all, some] = [trainer.pass({ capacity: 70 }), trainer.pass({ capacity: 70, positions: [position] })];
      for (const pass of [all, some]) {
        pass.input.value.set(all.input.value.map((_, k) => Math.sin(k)));
        pass.forward(70);
      }
      assert.deepEqual(some.layer(position).a.value, all.layer(position).a.value);
      assert.throws(() => some.layer(99), RangeError);
    });
    fc.assert(check, { seed: 32, numRuns: caseCount(60, 25) });
  });

  it('and the search for wrong examples leave training as it is, to the bit (seed 33)', () => {
    const check = fc.property(draws, (draw) => {
      const data = dataOf(draw);
      const [alone, watched] = [0, 1].map(() => new Trainer(draw.spec, data, { machine: draw.machine }));
      assert.ok(alone && watched);
      const pass = watched.pass({ capacity: 65 });
      for (let k = 0; k < 5; k++) {
        for (const trainer of [alone, watched]) trainer.train();
        pass.input.value.fill(k);
        pass.forward(65);
        watched.wrong('train');
      }
      assert.deepEqual(watched.saveState(), alone.saveState());
    });
    fc.assert(check, { seed: 33, numRuns: caseCount(60, 25) });
  });

  it('finds as many wrong examples as the accuracy leaves, and the reference’s (seed 34)', () => {
    const check = fc.property(draws, (draw) => {
      const data = { ...dataOf(draw), classes: ['no', 'yes'] };
      const trainer = new Trainer(draw.spec, data, { machine: draw.machine });
      const reference = new Trainer(draw.spec, data);
      const wrong = trainer.wrong('train');
      assert.deepEqual(wrong, reference.wrong('train'));
      assert.equal((draw.m - wrong.length) / draw.m, trainer.measure('train')?.accuracy);
      assert.deepEqual(trainer.wrong('test'), []);
    });
    fc.assert(check, { seed: 34, numRuns: caseCount(60, 25) });
  });
});
