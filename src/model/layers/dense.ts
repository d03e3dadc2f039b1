import { type ActivationName, defaultSlope, isIdentity } from '../activation';
import type { Initializer } from '../initializer';
import { message } from '../message';
import { type LayerRule, valuesOf } from './rule';

/** Z[l] = W[l]A[l-1] + b[l], A[l] = g(Z[l]). */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
  readonly activation: ActivationName;
  readonly init: Initializer;
  /** Initial value of every b. */
  readonly bias: number;
  /** λ of this layer; replaces the λ of `train`. */
  readonly l2?: number;
  /** γ of leaky-relu. */
  readonly slope: number;
  /** A frozen layer takes part in forward and backward; its W and b are never updated. */
  readonly frozen: boolean;
}

/** The properties that the spec leaves out. Those of `init` depend on the activation: `defaultInitializer`. */
export const denseDefaults = {
  activation: 'linear',
  bias: 0,
  slope: defaultSlope,
  frozen: false,
} as const satisfies Partial<DenseLayer>;

/** The properties of a dense layer inserted in the diagram. */
export const newDense = { units: 4, activation: 'tanh' } as const satisfies Partial<DenseLayer>;

export const dense: LayerRule<DenseLayer> = {
  output: ({ name, units }, sizes) =>
    sizes.length === 1 ? [units] : message('shape-mismatch', { name, shape: `(${[...sizes, 'm'].join(', ')})` }),
  tensors({ units, init, bias, l2, frozen }, sizes) {
    const fanIn = valuesOf(sizes);
    const constant: Initializer = { name: 'constant', scale: 1, value: bias };
    return [
      { name: 'weight', symbol: 'W', shape: [units, fanIn], fanIn, init, l2: l2 ?? 'train', frozen },
      { name: 'bias', symbol: 'b', shape: [units], fanIn, init: constant, l2: 0, frozen },
    ];
  },
  activation: ({ activation, slope }) => ({ name: activation, slope }),
  multiplyAdds: ({ units }, sizes) => units * valuesOf(sizes),
  // Z and A; in a linear layer both are the same values.
  kept: ({ units, activation }) => ({ forward: (isIdentity(activation) ? 1 : 2) * units, masks: 0, backward: units }),
};
