import type { Dataset } from '../model/dataset';
import { type DenseLayer, isDense, type Layer } from '../model/layer';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { inferShapes, type LayerShape } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { Precision } from '../model/train';
import type { NetworkWeights } from '../model/weights';
import type { Random } from '../numerics/random';
import { initialize } from './initializers/initialize';
import type { Loss } from './losses/loss';
import { lossFor } from './losses/table';
import { checkMemory, memoryNeeded } from './memory';
import { copyWeights, createGradients, type LayerGradients, type LayerParameters } from './parameters';
import { Pass, type PassOptions } from './reference/pass';
import { allocate, squaredNorm } from './tensor';

/** The parameters of a spec's layers, and the passes over them. */
export class Network {
  readonly precision: Precision;
  readonly shapes: readonly LayerShape[];
  /** n_x. */
  readonly features: number;
  /** n_y. */
  readonly outputs: number;
  readonly input: Layer;
  readonly output: DenseLayer;
  readonly loss: Loss;
  /** W[l], b[l] by l − 1. */
  readonly parameters: readonly LayerParameters[];

  /**
   * Zeros in the shape of the spec's layers. Throws Fault `shape-mismatch` where a layer cannot take its input,
   * `no-output-layer` where the last layer is not dense, `loss-without-output` where the loss does not fit it.
   */
  constructor(
    readonly spec: Spec,
    precision: Precision = spec.train.precision,
  ) {
    const { layers, problem } = inferShapes(spec.layers);
    if (problem) throw new Fault(problem.message);
    const [input] = layers;
    const output = spec.layers.at(-1);
    if (!input || !output || !isDense(output)) throw new Fault(message('no-output-layer'));
    this.precision = precision;
    this.shapes = layers;
    this.input = input.layer;
    this.output = output;
    this.features = input.units;
    this.outputs = output.units;
    this.loss = lossFor(spec.train.loss, output.activation, output.units);
    this.parameters = layers.flatMap((shape) =>
      isDense(shape.layer) ? [createParameters(shape.layer, shape, spec.train.l2, precision)] : [],
    );
  }

  /** Draws the initial weights. */
  initialize(random: Random): void {
    initialize(this.parameters, random);
  }

  /**
   * Takes W[l] and b[l] of every layer by name. Throws Fault `weights-missing` for a layer the weights don't have,
   * `weights-shape` for one of another shape.
   */
  load(weights: NetworkWeights): void {
    for (const { name, units, inputs, weight, bias } of this.parameters) {
      const found = weights.find((layer) => layer.name === name);
      if (!found) throw new Fault(message('weights-missing', { name }));
      if (found.units !== units || found.inputs !== inputs) {
        const args = { name, found: `(${found.units}, ${found.inputs})`, expected: `(${units}, ${inputs})` };
        throw new Fault(message('weights-shape', args));
      }
      weight.set(found.weight);
      bias.set(found.bias);
    }
  }

  /** Copies of W[l] and b[l]. */
  weights(): NetworkWeights {
    return this.parameters.map(copyWeights);
  }

  /** Zeros for dW[l] and db[l]. */
  gradients(): LayerGradients[] {
    return this.parameters.map(createGradients);
  }

  pass(options: Omit<PassOptions, 'precision'>): Pass {
    return new Pass(this.spec.layers, this.parameters, this.features, { ...options, precision: this.precision });
  }

  /** Σ (λ/2m)‖W[l]‖², for m examples in the training set. */
  penalty(m: number): number {
    let sum = 0;
    for (const { l2, weight } of this.parameters) if (l2 !== 0) sum += l2 * squaredNorm(weight);
    return sum / (2 * m);
  }

  /** dW[l] += (λ/m)W[l], for m examples in the training set. */
  addPenaltyGradient(gradients: readonly LayerGradients[], m: number): void {
    for (const { parameters, weight: dW } of gradients) {
      const { l2, weight: w } = parameters;
      if (l2 === 0) continue;
      for (let k = 0; k < w.length; k++) dW[k] = (dW[k] ?? NaN) + (l2 / m) * (w[k] ?? NaN);
    }
  }
}

function createParameters(layer: DenseLayer, shape: LayerShape, l2: number, precision: Precision): LayerParameters {
  return {
    layer,
    name: layer.name,
    position: shape.position,
    index: shape.index ?? 0,
    units: layer.units,
    inputs: shape.inputs,
    weight: allocate(precision, layer.units * shape.inputs),
    bias: allocate(precision, layer.units),
    l2: layer.l2 ?? l2,
  };
}

/**
 * Throws Fault `features-mismatch`, `outputs-mismatch` or `classes-mismatch` where the network's sizes do not fit the
 * data, `no-examples` where there are none.
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

/** A network with given weights, to predict with or to look into. */
export function networkWith(spec: Spec, weights: NetworkWeights): Network {
  const { layers } = inferShapes(spec.layers);
  const sizes = { features: layers[0]?.units ?? 0, outputs: layers.at(-1)?.units ?? 0, train: 1, test: 0 };
  checkMemory(spec, memoryNeeded(spec, sizes), defaultMemoryLimit);
  const network = new Network(spec);
  network.load(weights);
  return network;
}
