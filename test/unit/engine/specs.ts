import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { denseTensors } from '../../../src/engine/parameters';
import type { Tensor } from '../../../src/engine/tensor';
import type { ActivationName } from '../../../src/model/activation';
import type { Dataset, ExampleSet } from '../../../src/model/dataset';
import { FeatureMatrix } from '../../../src/model/feature-matrix';
import { defaultInitializer } from '../../../src/model/initializer';
import type { DenseLayer, Layer } from '../../../src/model/layer';
import { optimizerDefaults } from '../../../src/model/optimizer';
import type { Pipeline } from '../../../src/model/pipeline';
import type { Spec } from '../../../src/model/spec';
import type { Training } from '../../../src/model/train';
import type { LayerWeights } from '../../../src/model/weights';
import { randomStream } from '../../../src/numerics/streams';

/** A dense layer with the language's defaults. */
export function dense(
  name: string,
  units: number,
  activation: ActivationName,
  changes: Partial<DenseLayer> = {},
): DenseLayer {
  const init = defaultInitializer(activation);
  return { kind: 'dense', name, units, activation, init, bias: 0, slope: 0.01, frozen: false, ...changes };
}

export const input = (...sizes: number[]): Layer => ({ kind: 'input', name: 'input', sizes });

export const training: Training = {
  loss: 'cross-entropy',
  optimizer: { ...optimizerDefaults, name: 'gradient-descent', lr: 0.1 },
  schedule: { name: 'constant', every: 1, factor: 1, min: 0, warmup: 0 },
  batch: 'full',
  shuffle: true,
  epochs: 10,
  l2: 0,
  precision: 'float64',
};

/** A spec in float64 with the language's other defaults. */
export function specOf(layers: readonly Layer[], train: Partial<Training> = {}, changes: Partial<Spec> = {}): Spec {
  return { seed: { value: 1, rng: 'pcg64' }, layers, train: { ...training, ...train }, expect: [], ...changes };
}

export function setOf(x: readonly number[], y: readonly number[], m: number): ExampleSet {
  return { m, x: new FeatureMatrix(Float64Array.from(x), x.length / m), y: Float64Array.from(y) };
}

/** That of examples which are given as they are: columns of numbers x1, x2 … */
export function pipelineOf(features: number, dataHash = '', classes?: readonly string[]): Pipeline {
  return {
    columns: Array.from({ length: features }, (_, k) => ({
      kind: 'number',
      name: `x${k + 1}`,
      at: k,
      missing: 'error',
    })),
    targets: [{ name: 'y', at: features }],
    ...(classes && classes.length > 1 ? { classes } : {}),
    seed: { value: 1, rng: 'pcg64' },
    dataHash,
  };
}

export function datasetOf(
  train: ExampleSet,
  classes?: readonly string[],
  test?: ExampleSet,
  validation?: ExampleSet,
): Dataset {
  const features = train.x.n;
  const outputs = train.y.length / train.m;
  const hash = createHash('sha256').update(train.x.doubles()).update(train.y).digest('hex');
  return {
    features,
    outputs,
    featureNames: Array.from({ length: features }, (_, k) => `x${k + 1}`),
    targetNames: Array.from({ length: outputs }, (_, k) => `y${k + 1}`),
    ...(classes ? { classes } : {}),
    train,
    ...(validation ? { validation } : {}),
    ...(test ? { test } : {}),
    dropped: 0,
    notes: [],
    pipeline: pipelineOf(features, hash, classes),
    hash,
  };
}

/** Random examples that fit an output layer: one-hot for softmax, 0/1 for cross-entropy, ±1 for hinge. */
export function randomDataset(
  seed: number,
  m: number,
  features: number,
  outputs: number,
  loss: Training['loss'],
  softmax = false,
): Dataset {
  const random = randomStream('pcg64', seed, 'data');
  const x = Array.from({ length: m * features }, () => random.normal());
  const y = Array.from({ length: m }, () => {
    if (softmax) {
      const label = random.integer(outputs);
      return Array.from({ length: outputs }, (_, k) => (k === label ? 1 : 0));
    }
    return Array.from({ length: outputs }, () => {
      if (loss === 'cross-entropy') return random.integer(2);
      return loss === 'hinge' ? 2 * random.integer(2) - 1 : random.normal();
    });
  });
  const classes =
    loss === 'cross-entropy' ? Array.from({ length: Math.max(2, outputs) }, (_, k) => `c${k}`) : undefined;
  return datasetOf(setOf(x, y.flat(), m), classes);
}

export const fixture = (name: string): string => readFileSync(`test/fixtures/engine/${name}`, 'utf8');

/** A CSV fixture's rows without its header. */
export function rowsOf(name: string): number[][] {
  return fixture(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
}

/** The planar flower of the course: 400 points, data seed 1. */
export function flower(): Dataset {
  const rows = rowsOf('flower-seed1.csv');
  const x = rows.flatMap(([x1 = 0, x2 = 0]) => [x1, x2]);
  return datasetOf(
    setOf(
      x,
      rows.map(([, , y = 0]) => y),
      rows.length,
    ),
    ['0', '1'],
  );
}

/** W and b of a dense layer. */
export function denseWeights(name: string, inputs: number, weight: Tensor, bias: Tensor): LayerWeights {
  const units = bias.length;
  return {
    name,
    tensors: [
      { name: 'weight', shape: [units, inputs], values: weight },
      { name: 'bias', shape: [units], values: bias },
    ],
  };
}

/** W of a dense layer; empty where there is none. */
export function weightOf(layer: LayerWeights | undefined): Tensor {
  return layer ? denseTensors(layer).weight : new Float64Array();
}
