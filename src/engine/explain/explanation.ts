import type { LayerShape } from '../../model/shapes';
import type { Matrix } from './matrix';

/** One trained tensor of a layer in one update. */
export interface ExplainedTensor {
  /** W or b. */
  readonly symbol: string;
  readonly frozen: boolean;
  readonly value: Matrix;
  /** ∂J/∂W, l2 included, before clipping. */
  readonly gradient: Matrix;
  /** λ/m, by which W enters its gradient; 0 without a penalty. */
  readonly decay: number;
  /** What the optimiser keeps of it, by letter, before the update and after it; none of a frozen one. */
  readonly moments: readonly { readonly symbol: string; readonly before: Matrix; readonly after: Matrix }[];
  readonly after: Matrix;
}

/** What one layer computes in the two passes; the derivatives of L are of each example, without 1/m. */
export interface ExplainedLayer {
  readonly shape: LayerShape;
  readonly tensors: readonly ExplainedTensor[];
  /** Of a layer with an activation. */
  readonly Z?: Matrix;
  readonly A: Matrix;
  readonly dA: Matrix;
  readonly dZ?: Matrix;
}

/** One step of gradient descent on m examples, with every matrix that it reads and computes. */
export interface Explanation {
  /** The number of columns. */
  readonly m: number;
  readonly Y: Matrix;
  /** L of each example. */
  readonly loss: Float64Array;
  /** Where classes have weights: that of each example in J. */
  readonly weights?: Float64Array;
  /** J = (1/m) Σ L and the penalty. */
  readonly cost: number;
  /** The penalty's part of J. */
  readonly penalty: number;
  /** J of the same examples after the update. */
  readonly costAfter: number;
  /** L of each example after the update. */
  readonly lossAfter: Float64Array;
  /** J of the examples beside, if there are any. */
  readonly beside?: { readonly before: number; readonly after: number };
  /** α of this update, and its number t, counted from 1. */
  readonly rate: number;
  readonly update: number;
  /** ‖∂J‖ over all tensors that are not frozen, and the factor by which `clip` scales it, 1 where it does not. */
  readonly gradientNorm: number;
  readonly clipFactor: number;
  /** In order, the input first. */
  readonly layers: readonly ExplainedLayer[];
}
