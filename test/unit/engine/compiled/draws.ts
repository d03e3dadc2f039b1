import fc from 'fast-check';
import type { Machine } from '../../../../src/engine/compiled/machine';
import { type ActivationName, activationNames } from '../../../../src/model/activation';
import type { Dataset } from '../../../../src/model/dataset';
import type { Layer } from '../../../../src/model/layer';
import { lossNames } from '../../../../src/model/loss';
import { optimizerNames } from '../../../../src/model/optimizer';
import type { Spec } from '../../../../src/model/spec';
import type { Training } from '../../../../src/model/train';
import { dense, input, randomDataset, specOf, training } from '../specs';
import { arithmetics, machine, widths } from './machines';

/** Gradients of units near a kink depend on the last bit; such draws say nothing about a kernel. */
const kinked: readonly ActivationName[] = ['relu', 'leaky-relu', 'elu'];

const pointwise = activationNames.filter((name) => name !== 'softmax');

export interface Draw {
  readonly spec: Spec;
  readonly features: number;
  readonly outputs: number;
  readonly m: number;
  readonly seed: number;
  readonly machine: Machine;
}

const rateOf = (name: Training['optimizer']['name']): number =>
  name === 'rmsprop' || name === 'adam' || name === 'adamw' ? 0.001 : 0.05;

/** Networks of every kind that the compiler takes: odd sizes and wide ones, every activation, loss and optimiser. */
export const draws: fc.Arbitrary<Draw> = fc
  .record({
    features: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(70, 130, 300)),
    hidden: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...pointwise), fc.boolean()), {
      maxLength: 3,
    }),
    loss: fc.constantFrom(...lossNames),
    softmax: fc.boolean(),
    outputs: fc.integer({ min: 1, max: 12 }),
    output: fc.constantFrom(...pointwise),
    m: fc.integer({ min: 1, max: 90 }),
    batch: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 70 })),
    shuffle: fc.boolean(),
    optimizer: fc.constantFrom(...optimizerNames),
    l2: fc.constantFrom(0, 0.5),
    clip: fc.constantFrom(undefined, undefined, 0.05, 100),
    rate: fc.constantFrom(0, 0, 0.3),
    flat: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    arithmetic: fc.constantFrom(...arithmetics),
    widest: fc.constantFrom(...widths),
  })
  .map((c) => {
    const ofClasses = c.loss === 'cross-entropy' && c.softmax;
    const outputs = c.loss === 'hinge' ? 1 : ofClasses ? Math.max(2, c.outputs) : c.outputs;
    const activation =
      c.loss === 'cross-entropy' ? (ofClasses ? 'softmax' : 'sigmoid') : c.loss === 'hinge' ? 'linear' : c.output;
    const layers: Layer[] = [input(c.features)];
    if (c.flat) layers.push({ kind: 'flatten', name: 'flat' });
    if (c.rate > 0) layers.push({ kind: 'dropout', name: 'drop', rate: c.rate });
    for (const [k, [units, name, frozen]] of c.hidden.entries()) {
      layers.push(dense(`hidden${k}`, units, name, { frozen: frozen && k === 1, slope: 0.1, bias: 0.1 }));
      if (c.rate > 0 && k === 0) layers.push({ kind: 'dropout', name: 'drop0', rate: c.rate });
    }
    layers.push(dense('output', outputs, activation, { slope: 0.1, bias: 0.05 }));
    const optimizer = { ...training.optimizer, name: c.optimizer, lr: rateOf(c.optimizer), epsilon: 1e-3 };
    const train: Partial<Training> = {
      loss: c.loss,
      optimizer,
      batch: c.batch,
      shuffle: c.shuffle,
      l2: c.l2,
      epochs: 100,
      precision: 'float32',
      ...(c.clip === undefined ? {} : { clip: c.clip }),
    };
    return {
      spec: specOf(layers, train, { seed: { value: c.seed, rng: 'pcg64' } }),
      features: c.features,
      outputs,
      m: c.m,
      seed: c.seed,
      machine: machine(c.arithmetic, c.widest),
    };
  });

/** Random examples that fit a draw. */
export function dataOf({ spec, seed, m, features, outputs }: Draw): Dataset {
  const last = spec.layers.at(-1);
  const isSoftmax = last?.kind === 'dense' && last.activation === 'softmax';
  return randomDataset(seed, m, features, outputs, spec.train.loss, isSoftmax);
}

/** Whether a gradient may jump somewhere. */
export function hasKinks({ layers, train }: Spec): boolean {
  const rough = layers.some((layer) => layer.kind === 'dense' && kinked.includes(layer.activation));
  return rough || train.loss === 'mae' || train.loss === 'hinge';
}

/** The same spec in float64, which the reference engine computes. */
export const inDouble = (spec: Spec): Spec => ({ ...spec, train: { ...spec.train, precision: 'float64' } });
