import assert from 'node:assert/strict';
import { OutOfMemory } from '../../../../src/engine/compiled/thread-pool';
import { Trainer } from '../../../../src/engine/training/trainer';
import { machine } from '../compiled/machines';
import { dense, flower, input, specOf } from '../specs';

const spec = specOf([input(2), dense('output', 1, 'sigmoid')], { precision: 'float32' });
const failing = (error: Error) =>
  new Trainer(spec, flower(), {
    machine: {
      ...machine(),
      startThreadPool: () => {
        throw error;
      },
    },
  });

describe('a trainer whose machine starts no threads', () => {
  it('trains with the reference engine and says so, where the memory was missing', () => {
    const { kind, reason } = failing(new OutOfMemory()).engine;
    assert.deepEqual({ kind, reason }, { kind: 'reference', reason: 'no-memory' });
  });

  it('passes on any other error, which is no lack of memory', () => {
    assert.throws(() => failing(new TypeError('broken')), TypeError);
  });
});
