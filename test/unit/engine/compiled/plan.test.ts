import assert from 'node:assert/strict';
import { compile } from '../../../../src/engine/compiled/compile';
import { alone } from '../../../../src/engine/compiled/layout/share';
import { chosenPlan } from '../../../../src/engine/compiled/training-plan';
import { Trainer } from '../../../../src/engine/trainer';
import { Fault } from '../../../../src/model/message';
import { optimizerNames } from '../../../../src/model/train';
import { randomDataset } from '../specs';
import { arithmetics, machine, widths } from './machines';
import { workload, workloadNames } from './workloads';

function planOf(name: (typeof workloadNames)[number]) {
  const { spec, data } = workload(name);
  const plan = chosenPlan(spec, data, 1);
  assert.ok(typeof plan === 'object');
  return { spec, data, plan };
}

describe('a plan of memory', () => {
  for (const name of workloadNames) {
    it(`of ${name} takes at most 1.5 times what weights, activations and data need`, () => {
      const { spec, data, plan } = planOf(name);
      const { layers, features, outputs } = plan.network;
      const weights = layers.reduce((sum, { units, inputs }) => sum + units * (inputs + 1), 0);
      const batch = spec.train.batch === 'full' ? data.train : spec.train.batch;
      const activations = batch * layers.reduce((sum, { units }) => sum + units, 0);
      const needed = 4 * (weights + activations + data.train * (features + outputs));
      const ratio = plan.memory.bytes / needed;
      console.log(`      ${(plan.memory.bytes / 2 ** 20).toFixed(2)} MB, ${ratio.toFixed(2)} times`);
      // Of a memory of one or two pages of 64 KB, what flows back (dZ) and rounding up are most.
      assert.ok(ratio <= 1.5 || plan.memory.bytes <= 2 * 65_536, `${ratio}`);
    });
  }

  it('is told before anything is allocated, and holds the limit', () => {
    const { spec, data, plan } = planOf('W3');
    const examples = randomDataset(1, 64, data.features, data.outputs, 'cross-entropy', true);
    const refused = (error: unknown): boolean => error instanceof Fault && error.detail.code === 'memory-budget';
    const hire = () => assert.fail('memory was taken');
    const options = { memoryLimit: 2 ** 20, machine: { ...machine(), hire } };
    assert.throws(() => new Trainer(spec, examples, options), refused);
    assert.ok(plan.bytes > plan.memory.bytes);
  });
});

describe('a module', () => {
  for (const name of workloadNames) {
    it(`of ${name} is valid for every arithmetic, width, optimiser and number of threads`, () => {
      const { plan, spec, data } = planOf(name);
      const times: number[] = [];
      for (const arithmetic of arithmetics) {
        for (const widest of widths) {
          const began = performance.now();
          const options = { arithmetic, widest, trainSize: data.train, clip: undefined };
          const bytes = compile({ ...options, plan, worker: alone });
          times.push(performance.now() - began);
          assert.ok(WebAssembly.validate(bytes));
          for (const index of [0, 1, 2]) {
            const shared = chosenPlan(spec, data, 3);
            assert.ok(typeof shared === 'object');
            assert.ok(WebAssembly.validate(compile({ ...options, plan: shared, worker: { index, threads: 3 } })));
          }
        }
      }
      for (const optimizer of optimizerNames) {
        const train = { ...spec.train, clip: 1, optimizer: { ...spec.train.optimizer, name: optimizer } };
        const moved = chosenPlan({ ...spec, train }, data, 1);
        assert.ok(typeof moved === 'object');
        const options = { arithmetic: 'mul-add' as const, widest: 16 as const, trainSize: data.train, clip: 1 };
        assert.ok(WebAssembly.validate(compile({ ...options, plan: moved, worker: alone })));
      }
      console.log(`      emitted in ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
    });
  }

  it('that is the same spec’s is the same bytes', () => {
    const { plan, data } = planOf('W3');
    const options = { arithmetic: 'fma' as const, widest: 16 as const, trainSize: data.train, clip: undefined };
    const [first, second] = [0, 1].map(() => compile({ ...options, plan, worker: alone }));
    assert.deepEqual(second, first);
  });
});
