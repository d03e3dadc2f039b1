import assert from 'node:assert/strict';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { OutOfMemory, type ThreadPoolSetup } from '../../../../src/engine/compiled/thread-pool';
import { chosenPlan } from '../../../../src/engine/compiled/training-plan';
import { Trainer } from '../../../../src/engine/training/trainer';
import type { Layer } from '../../../../src/model/layer';
import { sizesOf } from '../../../../src/model/sets';
import type { Training } from '../../../../src/model/train';
import { dense, input, randomDataset, specOf } from '../specs';
import { machine } from './machines';

const data = randomDataset(5, 20, 3, 1, 'mse');
const layers = [input(3), dense('hidden', 5, 'tanh'), dense('output', 1, 'linear')];
const specWith = (train: Partial<Training>, own: readonly Layer[] = layers) =>
  specOf(own, { loss: 'mse', batch: 5, precision: 'float32', ...train });

describe('the threads of a training', () => {
  it('wait for one another between what is written and what is read of it', () => {
    /** How often two threads have met: at the start, in a step more, and in a record more. */
    function meetings(spec: ReturnType<typeof specWith>): readonly number[] {
      const plain = machine('mul-add', 16, 2);
      let memory: ArrayBufferLike | undefined;
      const trainer = new Trainer(spec, data, {
        machine: {
          ...plain,
          startThreadPool: (setup) => {
            const pool = plain.startThreadPool(setup);
            memory = pool.memory;
            return pool;
          },
        },
      });
      const plan = chosenPlan(spec, { features: 3, outputs: 1, ...sizesOf(data) }, 2);
      assert.ok(typeof plan === 'object' && memory);
      // Behind the number of those that have arrived.
      const generation = new Int32Array(memory, plan.memory.barrier + 4, 1);
      const counts = [generation[0] ?? Number.NaN];
      trainer.train();
      counts.push(generation[0] ?? Number.NaN);
      trainer.record();
      counts.push(generation[0] ?? Number.NaN);
      trainer.terminate();
      return counts.map((count, k) => count - (counts[k - 1] ?? 0));
    }
    // After the gradients flow back, after the updates, and after the copies of W; of an evaluation at its end.
    assert.deepEqual(meetings(specWith({ shuffle: false })), [1, 3, 1]);
    // Rows are gathered first.
    assert.deepEqual(meetings(specWith({ shuffle: true })), [1, 4, 2]);
    const [first = input(3), ...others] = layers;
    const dropout = { kind: 'dropout', name: 'drop', rate: 0.5 } as const;
    assert.deepEqual(meetings(specWith({ shuffle: true }, [first, dropout, ...others])), [1, 5, 2]);
    // The norm is taken of the whole gradient, before any step by it.
    assert.deepEqual(meetings(specWith({ shuffle: false, clip: 1 })), [1, 5, 1]);
  });

  it('have a module each, and the first one of its own where a clock tells who is faster', () => {
    /** What a platform is asked for that has no memory. */
    function asked(changes: Partial<Machine>): ThreadPoolSetup {
      const setups: ThreadPoolSetup[] = [];
      const startThreadPool = (setup: ThreadPoolSetup): never => {
        setups.push(setup);
        throw new OutOfMemory();
      };
      const spec = specWith({});
      const { engine } = new Trainer(spec, data, { machine: { ...machine(), ...changes, startThreadPool } });
      assert.equal(engine.reason, 'no-memory');
      const [setup, ...more] = setups;
      assert.ok(setup && more.length === 0);
      const plan = chosenPlan(spec, { features: 3, outputs: 1, ...sizesOf(data) }, changes.threads ?? 1);
      assert.ok(typeof plan === 'object');
      assert.equal(setup.pages, Math.ceil(plan.memory.bytes / 65_536));
      return setup;
    }
    const now = (): number => 0;
    const shape = (changes: Partial<Machine>) => {
      const { modules, alone } = asked(changes);
      return [modules.length, alone !== undefined];
    };
    assert.deepEqual(shape({ threads: 1 }), [1, false]);
    assert.deepEqual(shape({ threads: 1, now }), [1, false]);
    assert.deepEqual(shape({ threads: 3 }), [3, false]);
    assert.deepEqual(shape({ threads: 3, now }), [3, true]);
    const { modules, alone } = asked({ threads: 2, now });
    assert.notDeepEqual(modules[0], modules[1]);
    assert.notDeepEqual(modules[0], alone);
  });
});
