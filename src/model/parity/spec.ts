import type { ActivationName } from '../activation';
import { defaultInitializer } from '../initializer';
import type { Layer } from '../layer';
import { denseDefaults } from '../layers/dense';
import { type Message, message } from '../message';
import { optimizerDefaults } from '../optimizer';
import type { Spec } from '../spec';
import { countsOf, type GateName, type ParityNetwork } from './construction';

/** How gates are written in a spec: a threshold unit is a sigmoid with steep weights. */
const activations: Readonly<Record<GateName, ActivationName>> = { threshold: 'sigmoid', relu: 'relu' };

/** What hidden units have that begin with random weights: a threshold unit has no slope to follow. */
const trained: ActivationName = 'tanh';

/** The names of its layers. */
export function layerNames({ shape, layers }: ParityNetwork): readonly string[] {
  const hidden = (k: number): string =>
    shape === 'tree'
      ? `${k % 2 === 0 ? 'gates' : 'xor'}-${Math.floor(k / 2) + 1}`
      : shape === 'wide'
        ? 'count'
        : 'terms';
  return layers.map((_, k) => (k === layers.length - 1 ? 'output' : hidden(k)));
}

/**
 * The spec of a network with these layers, whose data are the whole truth table: with `weights`, the path of its tensors,
 * as it was constructed, else from random weights of tanh units.
 */
export function paritySpec(network: ParityNetwork, epochs: number, weights?: string): Spec {
  const { inputs, gates } = network;
  const { widths } = countsOf(network);
  const hidden = weights === undefined ? trained : activations[gates];
  const layers = layerNames(network).map((name, k): Layer => {
    const activation = k === widths.length - 1 ? 'sigmoid' : hidden;
    const init = defaultInitializer(activation);
    return { ...denseDefaults, kind: 'dense', name, units: widths[k] ?? 0, activation, init };
  });
  return {
    seed: { value: 1, rng: 'pcg64' },
    data: {
      source: { from: 'generate', kind: 'parity', samples: 2 ** inputs, features: 2, classes: 3, bits: inputs },
    },
    layers: [{ kind: 'input', name: 'input', sizes: [inputs] }, ...layers],
    ...(weights === undefined ? {} : { weights }),
    train: {
      loss: 'cross-entropy',
      optimizer: { ...optimizerDefaults, name: 'adam' },
      schedule: { name: 'constant', every: 1, factor: 1, min: 0, warmup: 0 },
      batch: 'full',
      shuffle: true,
      epochs,
      l2: 0,
      precision: 'float32',
    },
    expect: [{ name: 'train-accuracy', min: 1 }],
  };
}

/** What is proved of the size of a network of this shape. */
export function theoremOf({ inputs, shape }: ParityNetwork): Message {
  return message(`xor-theorem-${shape}`, { inputs, pairs: inputs - 1, terms: 2 ** (inputs - 1) });
}
