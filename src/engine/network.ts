import type { Dataset } from '../model/dataset';
import type { Layer } from '../model/layer';
import type { LayerActivation } from '../model/layers/rule';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { inferShapes, type LayerShape } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { Precision } from '../model/train';
import type { NetworkWeights } from '../model/weights';
import type { Random } from '../numerics/random';
import { randomStream } from '../numerics/streams';
import { initialize } from './initialize';
import type { Loss } from './losses/loss';
import { lossFor } from './losses/table';
import { weighted } from './losses/weighted';
import { checkMemory, memoryNeeded } from './memory';
import {
  copyWeights,
  createGradients,
  createParameters,
  type LayerGradients,
  type LayerParameters,
} from './parameters';
import { Pass, type PassOptions } from './reference/pass';
import { squaredNorm } from './tensor';

/** The last layer; the loss follows its activation. */
export interface OutputLayer {
  readonly name: string;
  readonly units: number;
  readonly activation: LayerActivation;
}

/** The parameters of a spec's layers, and the passes over them. */
export class Network {
  readonly precision: Precision;
  readonly shapes: readonly LayerShape[];
  /** n_x. */
  readonly features: number;
  /** n_y. */
  readonly outputs: number;
  readonly input: Layer;
  readonly output: OutputLayer;
  readonly loss: Loss;
  /** The tensors of the layers that have any, by l − 1. */
  readonly parameters: readonly LayerParameters[];

  /**
   * Zeros in the shape of the spec's layers. Throws Fault `shape-mismatch` if a layer does not accept its input,
   * `no-output-layer` if the last layer has no activation, `loss-without-output` if the loss does not fit it.
   */
  constructor(
    readonly spec: Spec,
    precision: Precision = spec.train.precision,
    /** The weights of the classes in J, if it has any. */
    readonly classWeights?: readonly number[],
  ) {
    const { layers, problem } = inferShapes(spec.layers);
    if (problem) throw new Fault(problem.message);
    const [input] = layers;
    const output = layers.at(-1);
    if (!input || !output?.activation) throw new Fault(message('no-output-layer'));
    this.precision = precision;
    this.shapes = layers;
    this.input = input.layer;
    this.output = { name: output.layer.name, units: output.units, activation: output.activation };
    this.features = input.units;
    this.outputs = output.units;
    this.loss = weighted(lossFor(spec.train.loss, output.activation.name, output.units), classWeights);
    this.parameters = layers
      .filter(({ index }) => index !== null)
      .map((shape) => createParameters(shape, spec.train.l2, precision));
  }

  /** Draws the initial weights, by default by the spec's seed. */
  initialize(random: Random = this.initialStream()): void {
    initialize(this.parameters, random);
  }

  private initialStream(): Random {
    const { rng, value } = this.spec.seed;
    return randomStream(rng, value, 'init');
  }

  /**
   * Copies the tensors of every layer by name. Throws Fault `weights-missing` for a layer whose tensors are incomplete,
   * `weights-shape` for a tensor of another shape.
   */
  load(weights: NetworkWeights): void {
    for (const { name, tensors } of this.parameters) {
      const given = weights.find((layer) => layer.name === name)?.tensors ?? [];
      for (const { name: own, shape, values } of tensors) {
        const found = given.find((tensor) => tensor.name === own);
        if (!found) throw new Fault(message('weights-missing', { name, tensors: tensorList(name, tensors) }));
        const args = { name, found: `(${found.shape.join(', ')})`, expected: `(${shape.join(', ')})` };
        if (args.found !== args.expected) throw new Fault(message('weights-shape', args));
        values.set(found.values);
      }
    }
  }

  /** Copies of all tensors. */
  weights(): NetworkWeights {
    return this.parameters.map(copyWeights);
  }

  /** Zeros for the gradients of all tensors. */
  gradients(): LayerGradients[] {
    return this.parameters.map(createGradients);
  }

  pass(options: Omit<PassOptions, 'precision'>): Pass {
    return new Pass(this.spec.layers, this.parameters, this.features, { ...options, precision: this.precision });
  }

  /** Σ (λ/2m)‖W[l]‖², for m examples in the training set. */
  penalty(m: number): number {
    let sum = 0;
    for (const { tensors } of this.parameters) {
      for (const { l2, values } of tensors) if (l2 !== 0) sum += l2 * squaredNorm(values);
    }
    return sum / (2 * m);
  }

  /** dW[l] += (λ/m)W[l], for m examples in the training set. */
  addPenaltyGradient(gradients: readonly LayerGradients[], m: number): void {
    for (const { tensors } of gradients) {
      for (const { parameter, values: dW } of tensors) {
        const { l2, values: w } = parameter;
        if (l2 === 0) continue;
        for (let k = 0; k < w.length; k++) dW[k] = (dW[k] ?? NaN) + (l2 / m) * (w[k] ?? NaN);
      }
    }
  }
}

/** `hidden.weight, hidden.bias` */
function tensorList(layer: string, tensors: readonly { readonly name: string }[]): string {
  return tensors.map(({ name }) => `${layer}.${name}`).join(', ');
}

/**
 * Throws Fault `features-mismatch`, `outputs-mismatch` or `classes-mismatch` if the network's sizes do not fit the
 * data, `no-examples` if there are none.
 */
export function checkSizes(network: Network, { features, outputs, classes, train }: Dataset): void {
  if (train.m === 0) throw new Fault(message('no-examples'));
  const { input, output } = network;
  if (network.features !== features) {
    throw new Fault(message('features-mismatch', { name: input.name, units: network.features, features }));
  }
  if (network.outputs !== outputs) {
    const args = { name: output.name, units: network.outputs, outputs };
    throw new Fault(message(classes ? 'classes-mismatch' : 'outputs-mismatch', args));
  }
}

/** A network with given weights, for predictions or inspection. */
export function networkWith(spec: Spec, weights: NetworkWeights): Network {
  const { layers } = inferShapes(spec.layers);
  const sizes = {
    features: layers[0]?.units ?? 0,
    outputs: layers.at(-1)?.units ?? 0,
    train: 1,
    validation: 0,
    test: 0,
  };
  checkMemory(spec, memoryNeeded(spec, sizes), defaultMemoryLimit);
  const network = new Network(spec);
  network.load(weights);
  return network;
}
