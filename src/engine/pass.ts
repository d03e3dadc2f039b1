import type { Layer } from '../model/layer';
import type { Precision } from '../model/train';
import { activationOf } from '../numerics/activation/table';
import type { Random } from '../numerics/random';
import type { Loss, Outputs } from './losses/loss';
import { Activation } from './ops/activation';
import { Dense } from './ops/dense';
import { Dropout } from './ops/dropout';
import { Flatten } from './ops/flatten';
import { Linear } from './ops/linear';
import type { Op } from './ops/op';
import { Softmax } from './ops/softmax';
import type { LayerGradients, LayerParameters } from './parameters';
import { createSignal, type Signal } from './signal';
import type { Tensor } from './tensor';

/** What a layer keeps of a pass; a layer without parameters has no Z. */
export interface LayerCache {
  readonly z: Signal | undefined;
  readonly a: Signal;
}

export interface PassOptions {
  /** The most examples that go through at once. */
  readonly capacity: number;
  readonly precision: Precision;
  /** dW[l], db[l] by l − 1; absent for a pass that only goes forward. */
  readonly gradients?: readonly LayerGradients[];
  /** Where dropout draws its masks from; absent, dropout is off. */
  readonly dropout?: Random;
  /** X where it lies already; absent, the pass has an input of its own to be filled. */
  readonly input?: Tensor;
}

/** The layers as ops in a row, bound to buffers that are allocated once. */
export class Pass {
  readonly capacity: number;
  readonly input: Signal;
  /** By position, the input being 0. */
  readonly layers: readonly LayerCache[];
  private readonly ops: readonly Op[];
  /** Where the ops of each position begin. */
  private readonly firstOp: readonly number[];

  constructor(layers: readonly Layer[], parameters: readonly LayerParameters[], width: number, options: PassOptions) {
    const { capacity, precision, gradients, dropout, input } = options;
    this.capacity = capacity;
    this.input = input ? { width, value: input, gradient: undefined } : createSignal(precision, capacity, width, false);
    const ops: Op[] = [];
    const firstOp: number[] = [];
    const caches: LayerCache[] = [];
    let signal = this.input;
    let index = 0;
    for (const layer of layers) {
      firstOp.push(ops.length);
      let z: Signal | undefined;
      if (layer.kind === 'dense') {
        const dense = new Dense(parameters[index], signal, gradients?.[index], capacity, precision);
        z = dense.output;
        ops.push(dense, activationOp(layer.activation, z, layer.slope, precision));
        index++;
      } else if (layer.kind === 'flatten') {
        ops.push(new Flatten(signal));
      } else if (layer.kind === 'dropout' && dropout) {
        ops.push(new Dropout(signal, layer.rate, dropout, precision));
      }
      signal = ops.at(-1)?.output ?? signal;
      caches.push({ z, a: signal });
    }
    this.ops = ops;
    this.firstOp = firstOp;
    this.layers = caches;
  }

  /** ŷ = A[L]. */
  get output(): Signal {
    return this.layers[this.layers.length - 1].a;
  }

  /** What a loss looks at, for targets y of the examples that went through. */
  outputs(y: Float64Array): Outputs {
    const { z, a } = this.layers[this.layers.length - 1];
    return { z: (z ?? a).value, a: a.value, y, n: a.width };
  }

  /** The first m examples of the input through all layers, or from the layer at position `from` on. */
  forward(m: number, from = 0): void {
    for (let k = this.firstOp[from]; k < this.ops.length; k++) this.ops[k].forward(m);
  }

  /** From the loss of m examples back to dW and db of every layer; follows a `forward(m)`. */
  backward(loss: Loss, outputs: Outputs, m: number): void {
    const last = this.output.gradient;
    if (!last) return;
    loss.gradient(outputs, last, m);
    // Cross-entropy hands over dZ[L]: the output's activation is already behind it.
    const first = this.ops.length - (loss.gives === 'dZ' ? 2 : 1);
    for (let k = first; k >= 0; k--) this.ops[k].backward(m);
  }
}

function activationOp(name: Parameters<typeof activationOf>[0], z: Signal, slope: number, precision: Precision): Op {
  if (name === 'linear') return new Linear(z);
  const activation = activationOf(name);
  return activation.form === 'vector' ? new Softmax(z, precision) : new Activation(z, activation, slope, precision);
}
