import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeJson } from '../../../src/runs/json';
import { parseRunRecord, type RunRecord } from '../../../src/runs/run-record';

const record: RunRecord = {
  format: 1,
  id: '2026-11-22T15-04-05',
  spec: '/home/learner/flower.nnet',
  seed: 3,
  rng: 'pcg64',
  precision: 'float32',
  dataHash: 'ab',
  specHash: 'cd',
  engine: { version: '1', kind: 'reference', arithmetic: 'mul-add' },
  status: 'diverged',
  started: '2026-11-22T15:04:05.000Z',
  updated: '2026-11-22T15:04:06.000Z',
  epochs: 100,
  every: 1,
  epoch: 7,
  step: 7,
  seconds: 0.5,
  train: { cost: Number.NaN, accuracy: 0.5 },
  test: { cost: Number.POSITIVE_INFINITY, rmse: 2, r2: -1 },
  divergence: { layer: 'hidden', tensor: 'W', step: 7, epoch: 6 },
};

describe('run.json', () => {
  it('reads back what was written, numbers that are not finite included', () => {
    assert.deepEqual(parseRunRecord(writeJson(record, 2)), record);
  });

  it('writes numbers that are not finite as strings', () => {
    assert.equal(
      writeJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5]),
      '["NaN","Infinity","-Infinity",0.5]',
    );
  });

  it('is undefined for any other text, never a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.equal(parseRunRecord(text), undefined);
      }),
      { seed: 17 },
    );
    assert.equal(parseRunRecord(writeJson({ ...record, status: 'dancing' })), undefined);
  });
});
