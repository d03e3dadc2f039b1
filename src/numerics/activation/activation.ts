/** The properties of an activation, apart from its values; everything known by its name is derived from them. */
interface Described {
  /** Its symbol in formulas; empty for the identity, which they leave out. */
  readonly symbol: string;
  /** g(z), as a line of plain mathematics. */
  readonly formula: string;
  /** g′(z), in terms of z or a = g(z), whichever is shorter. */
  readonly derivativeFormula: string;
  /** Bounds of the values of g. */
  readonly range: readonly [number, number];
  /**
   * `identity`: A is Z. `rectifier`: like relu roughly linear above 0 and flat below; He derives for it the variance
   * 2/n_prev. `squashing`: flat on both sides. `distribution`: all units of an example sum to 1.
   */
  readonly family: 'identity' | 'rectifier' | 'squashing' | 'distribution';
  /**
   * The cross-entropy that reads its a as probabilities, with which dZ = A − Y: of each unit separately, or of all
   * units as classes of which one is true.
   */
  readonly crossEntropy: 'binary' | 'categorical' | 'none';
  /** Whether a = g(z) alone determines g′(z), so that backward needs no Z. */
  readonly slopeFromOutput: boolean;
  /** Whether g, g′ or g″ jumps at z = 0; no difference quotient may cross it. */
  readonly kinkAtZero: boolean;
  /** Whether it uses the property `slope`, γ. */
  readonly takesSlope: boolean;
}

/** Unit by unit: a = g(z). At ±∞ both functions return their limit. */
export interface ScalarActivation extends Described {
  readonly form: 'scalar';
  /** g(z); `slope` is γ, which most activations ignore. NaN gives NaN. */
  value(z: number, slope: number): number;
  /** g′(z), given a = g(z) as well. NaN gives NaN. */
  derivative(z: number, a: number, slope: number): number;
}

/** Over all units of one example at once: a[start … start + n) of z[start … start + n). */
export interface VectorActivation extends Described {
  readonly form: 'vector';
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
