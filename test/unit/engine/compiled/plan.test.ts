import assert from 'node:assert/strict';
import { specOf } from '../../../../bench/ours/spec';
import { bytesNeeded, shapesOf, type Workload, workloads } from '../../../../bench/workloads.mjs';
import { compile } from '../../../../src/engine/compiled/compile';
import { alone } from '../../../../src/engine/compiled/layout/share';
import { chosenPlan } from '../../../../src/engine/compiled/training-plan';
import { Trainer } from '../../../../src/engine/training/trainer';
import { Fault } from '../../../../src/model/message';
import { optimizerNames } from '../../../../src/model/optimizer';
import type { Training } from '../../../../src/model/train';
import { dense, input, specOf as layersOf, randomDataset } from '../specs';
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

describe('a plan of training', () => {
  const spec = specWith({ batch: 32, shuffle: true });
  function specWith(train: Partial<Training>) {
    return layersOf([input(3), dense('hidden', 4, 'tanh'), dense('output', 2, 'linear')], {
      loss: 'mse',
      precision: 'float32',
      ...train,
    });
  }
  const sizes = { features: 3, outputs: 2, train: 100, validation: 10, test: 20 };
  const planned = (train: Partial<Training>, changed: Partial<typeof sizes> = {}) => {
    const plan = chosenPlan({ ...spec, train: { ...spec.train, ...train } }, { ...sizes, ...changed }, 1);
    assert.ok(typeof plan === 'object');
    return plan;
  };

  it('has full batches and a smaller last one, and evaluates 32 examples at once where there are so many', () => {
    const batches = (train: number, batch: Training['batch']) => {
      const { batch: full, lastBatch, batchesPerEpoch, evaluation } = planned({ batch }, { train });
      return [full, lastBatch, batchesPerEpoch, evaluation];
    };
    assert.deepEqual(batches(100, 32), [32, 4, 4, 32]);
    assert.deepEqual(batches(96, 32), [32, 0, 3, 32]);
    assert.deepEqual(batches(20, 32), [20, 0, 1, 20]);
    assert.deepEqual(batches(31, 'full'), [31, 0, 1, 31]);
    assert.deepEqual(batches(33, 'full'), [33, 0, 1, 32]);
  });

  it('shuffles where there is more than one batch, and gathers where it shuffles', () => {
    const shuffles = (shuffle: boolean, batch: number) => {
      const plan = planned({ shuffle, batch });
      return [plan.shuffle, plan.gathers];
    };
    assert.deepEqual(
      [shuffles(true, 99), shuffles(true, 100), shuffles(false, 10)],
      [
        [true, true],
        [false, false],
        [false, false],
      ],
    );
  });

  it('has factors for at most 256 steps', () => {
    const factors = (batches: number) => {
      const { memory } = planned({ batch: 1, shuffle: false }, { train: batches });
      return memory.train.x - memory.factors;
    };
    // Of four floats each, and a spare line of 64 bytes.
    assert.deepEqual([factors(4), factors(256), factors(257)], [128, 256 * 16 + 64, 256 * 16 + 64]);
  });

  it('counts the bytes of the module, of copies of the parameters, of the orders of epochs, and of the data', () => {
    const parameters = 4 * (3 + 1) + 2 * (4 + 1);
    for (const [name, moments] of [
      ['gradient-descent', 0],
      ['momentum', 1],
      ['adam', 2],
    ] as const) {
      const { bytes, memory } = planned({ optimizer: { ...spec.train.optimizer, name } });
      assert.equal(bytes - memory.bytes, parameters * 4 * (3 + moments) + 2 * 4 * 100 + 130 * 5 * 8);
    }
    const { bytes, memory } = planned({
      batch: 'full',
      optimizer: { ...spec.train.optimizer, name: 'gradient-descent' },
    });
    assert.equal(bytes - memory.bytes, parameters * 4 * 3 + 130 * 5 * 8);
  });

  it('is refused beyond 4 GB, which is all that a module can address', () => {
    const chosen = (train: number) => chosenPlan(spec, { ...sizes, train }, 1);
    // X of four floats and Y of four an example, with its place in the order.
    const most = Math.floor(2 ** 32 / 36);
    assert.ok(typeof chosen(most - 1000) === 'object');
    assert.equal(chosen(most + 1000), 'address-space');
    assert.equal(chosen(0), undefined);
  });
});

describe('a module', () => {
  it('has one function for layers of equal sizes', () => {
    const bytesOf = (hidden: number): number => {
      const layers = [
        input(24),
        ...Array.from({ length: hidden }, (_, k) => dense(`hidden${k}`, 24, 'tanh')),
        dense('output', 1, 'linear'),
      ];
      const spec = layersOf(layers, { loss: 'mse', precision: 'float32', batch: 16 });
      const plan = chosenPlan(spec, { features: 24, outputs: 1, train: 64, validation: 0, test: 0 }, 1);
      assert.ok(typeof plan === 'object');
      return compile({ arithmetic: 'mul-add', widest: 16, trainSize: 64, clip: undefined, plan, worker: alone }).length;
    };
    assert.ok(bytesOf(12) < 1.5 * bytesOf(3), `${bytesOf(12)} and ${bytesOf(3)} bytes`);
  });

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
