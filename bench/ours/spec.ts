import type { ActivationName } from '../../src/model/activation';
import type { Dataset } from '../../src/model/dataset';
import { FeatureMatrix } from '../../src/model/feature-matrix';
import { defaultInitializer } from '../../src/model/initializer';
import type { DenseLayer } from '../../src/model/layer';
import { optimizerDefaults } from '../../src/model/optimizer';
import type { Spec } from '../../src/model/spec';
import type { Handed } from '../handed.mjs';
import { shapesOf, type Workload } from '../workloads.mjs';

/** A workload as a spec. */
export function specOf({ layers, hidden, output, batch, optimizer, rate }: Workload): Spec {
  const shapes = shapesOf(layers);
  const last = shapes.dense.length - 1;
  return {
    seed: { value: 1, rng: 'pcg64' },
    layers: [
      { kind: 'input', name: 'input', sizes: [shapes.features] },
      ...shapes.dense.map(({ units }, l) => dense(`dense${l + 1}`, units, l < last ? hidden : output)),
    ],
    train: {
      loss: 'cross-entropy',
      optimizer: { ...optimizerDefaults, name: optimizer, lr: rate },
      schedule: { name: 'constant', every: 1, factor: 1, min: 0, warmup: 0 },
      batch,
      // Everyone's batches are cut beforehand.
      shuffle: false,
      epochs: 1,
      l2: 0,
      precision: 'float32',
    },
    expect: [],
  };
}

function dense(name: string, units: number, activation: ActivationName): DenseLayer {
  const init = defaultInitializer(activation);
  return { kind: 'dense', name, units, activation, init, bias: 0, slope: 0.01, frozen: false };
}

/** The handed-over data as a data set. Its test set is the first batch, whose cost all systems report. */
export function datasetOf({ layers, batch, examples }: Workload, { x, y }: Handed): Dataset {
  const { features, outputs } = shapesOf(layers);
  const set = (m: number) => ({
    m,
    x: new FeatureMatrix(x.subarray(0, m * features), features),
    y: Float64Array.from(y.subarray(0, m * outputs)),
  });
  return {
    features,
    outputs,
    featureNames: [],
    targetNames: [],
    pipeline: { columns: [], targets: [], seed: { value: 1, rng: 'pcg64' }, dataHash: '' },
    dropped: 0,
    notes: [],
    train: set(examples),
    test: set(batch),
    hash: '',
  };
}
