import assert from 'node:assert/strict';
import { specOf } from '../../../../bench/ours/spec';
import { bytesNeeded, shapesOf, type Workload, workloads } from '../../../../bench/workloads.mjs';
import { compile } from '../../../../src/engine/compiled/compile';
import { alone } from '../../../../src/engine/compiled/layout/share';
import { chosenPlan } from '../../../../src/engine/compiled/training-plan';
import { Trainer } from '../../../../src/engine/training/trainer';
import { Fault } from '../../../../src/model/message';
import { optimizerNames } from '../../../../src/model/optimizer';
import { randomDataset } from '../specs';
import { arithmetics, machine, widths } from './machines';

function planOf(workload: Workload) {
  const { features, outputs } = shapesOf(workload.layers);
  const [spec, data] = [specOf(workload), { features, outputs, train: workload.examples, validation: 0, test: 0 }];
  const plan = chosenPlan(spec, data, 1);
  assert.ok(typeof plan === 'object');
  return { spec, data, plan };
}

const named = (name: string): Workload => workloads.find((workload) => workload.name === name) ?? assert.fail(name);

describe('a plan of memory', () => {
  for (const workload of workloads) {
    it(`of ${workload.name} takes at most 1.5 times what weights, moments, activations and data need`, () => {
      const { bytes } = planOf(workload).plan.memory;
      const needed = bytesNeeded(workload);
      const flowingBack =
        4 * workload.batch * shapesOf(workload.layers).dense.reduce((sum, { units }) => sum + units, 0);
      console.log(`      ${(bytes / 2 ** 20).toFixed(2)} MB, ${(bytes / needed).toFixed(2)} times`);
      // Below a module's smallest memory, a page of 64 KB, rounding up is all there is.
      assert.ok(bytes <= 1.5 * (needed + flowingBack) || bytes <= 65_536, `${bytes} bytes`);
      // One is between one page and two: of what it takes beyond need, dZ is more than half.
      assert.ok(bytes <= 1.5 * needed || bytes <= 2 * 65_536, `${bytes} bytes`);
    });
  }

  it('is computed before anything is allocated, and keeps the limit', () => {
    const { spec, data, plan } = planOf(named('W3'));
    const examples = randomDataset(1, 64, data.features, data.outputs, 'cross-entropy', true);
    const refused = (error: unknown): boolean => error instanceof Fault && error.detail.code === 'memory-budget';
    const startThreadPool = () => assert.fail('memory was taken');
    const options = { memoryLimit: 2 ** 20, machine: { ...machine(), startThreadPool } };
    assert.throws(() => new Trainer(spec, examples, options), refused);
    assert.ok(plan.bytes > plan.memory.bytes);
  });
});

describe('a module', () => {
  for (const workload of workloads.filter(({ optimizer }) => optimizer === 'gradient-descent')) {
    it(`of ${workload.name} is valid for every arithmetic, width, optimiser and number of threads`, () => {
      const { plan, spec, data } = planOf(workload);
      for (const arithmetic of arithmetics) {
        for (const widest of widths) {
          const options = { arithmetic, widest, trainSize: data.train, clip: undefined };
          const bytes = compile({ ...options, plan, worker: alone });
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
    });
  }

  it('that is the same spec’s is the same bytes', () => {
    const { plan, data } = planOf(named('W3'));
    const options = { arithmetic: 'fma' as const, widest: 16 as const, trainSize: data.train, clip: undefined };
    const [first, second] = [0, 1].map(() => compile({ ...options, plan, worker: alone }));
    assert.deepEqual(second, first);
  });
});
