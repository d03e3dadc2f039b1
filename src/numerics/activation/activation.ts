/** The activations by name; a test holds this list equal to the model's. */
export type ScalarActivationName =
  | 'linear'
  | 'sigmoid'
  | 'tanh'
  | 'relu'
  | 'leaky-relu'
  | 'elu'
  | 'gelu'
  | 'silu'
  | 'softplus';
export type VectorActivationName = 'softmax';

interface Described {
  /** g(z), as a line of plain mathematics. */
  readonly formula: string;
  /** g′(z), in terms of z and a = g(z), whichever is the shorter. */
  readonly derivativeFormula: string;
  /** Bounds of what g can give. */
  readonly range: readonly [number, number];
}

/** Unit by unit: a = g(z). */
export interface ScalarActivation extends Described {
  readonly form: 'scalar';
  readonly name: ScalarActivationName;
  /** g(z); `slope` is leaky-relu's γ and no other's concern. NaN gives NaN. */
  value(z: number, slope: number): number;
  /** g′(z), given a = g(z) as well. NaN gives NaN. */
  derivative(z: number, a: number, slope: number): number;
}

/** Over all units of one example at once: a[start … start + n) of z[start … start + n). */
export interface VectorActivation extends Described {
  readonly form: 'vector';
  readonly name: VectorActivationName;
  value(z: ArrayLike<number>, a: Float64Array | Float32Array, start: number, n: number): void;
  /** dz = (∂a/∂z)ᵀ da, over the same units. */
  backward(
    a: ArrayLike<number>,
    da: ArrayLike<number>,
    dz: Float64Array | Float32Array,
    start: number,
    n: number,
  ): void;
}

export type Activation = ScalarActivation | VectorActivation;
