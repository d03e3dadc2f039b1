import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Spec } from '../../../src/model/spec';
import { specSchema } from '../../../src/protocol/spec';

const spec: Spec = {
  name: '花',
  seed: { value: 2 ** 53 - 1, rng: 'numpy' },
  data: {
    source: { from: 'generate', kind: 'blobs', samples: 400, features: 2, classes: 3, bits: 2 },
    test: { from: 'file', path: 'data/test.csv', header: true, missing: 'drop', unknown: 'error', target: 'kind' },
    holdout: { fraction: 0.2, stratify: true },
    validation: { fraction: 0.1, stratify: false },
    scale: { kind: 'divide', by: 16 },
    scaleTarget: 'minmax',
  },
  layers: [
    { kind: 'input', name: 'input', sizes: [8, 8] },
    { kind: 'flatten', name: 'flatten' },
    {
      kind: 'dense',
      name: 'hidden',
      units: 4,
      activation: 'leaky-relu',
      init: { name: 'he-uniform', scale: 1, value: 0 },
      bias: 0,
      l2: 0.1,
      slope: 0.2,
      frozen: true,
    },
    { kind: 'dropout', name: 'dropout', rate: 0.2 },
  ],
  weights: 'start.safetensors',
  train: {
    loss: 'cross-entropy',
    optimizer: {
      name: 'adam',
      lr: 0.1,
      momentum: 0.9,
      alpha: 0.99,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      decay: 0.01,
    },
    schedule: { name: 'cosine', every: 1, factor: 1, min: 0, warmup: 3 },
    batch: 'full',
    shuffle: true,
    epochs: 100,
    l2: 0,
    clip: 1,
    classWeights: [1, 0, 0.5],
    stop: { patience: 5, watch: 'test-cost', restoreBest: true },
    precision: 'float64',
  },
  expect: [{ name: 'test-accuracy', min: 0.9 }],
};

describe('a spec on the wire', () => {
  it('arrives as it left, every optional part included', () => {
    const arrived: Spec = v.parse(specSchema, structuredClone(spec));
    assert.deepEqual(arrived, spec);
  });

  it('is refused where a part is of another type', () => {
    const twisted: readonly unknown[] = [
      { ...spec, seed: { value: -1, rng: 'numpy' } },
      { ...spec, seed: { value: 1, rng: 'dice' } },
      { ...spec, layers: [] },
      { ...spec, layers: [{ kind: 'dense', name: 'x', units: 1.5 }] },
      { ...spec, train: { ...spec.train, precision: 'float16' } },
      { ...spec, expect: [{ name: 'luck' }] },
    ];
    for (const other of twisted) assert.equal(v.safeParse(specSchema, other).success, false);
  });
});
