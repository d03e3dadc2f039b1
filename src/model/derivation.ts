/** A network's forward and backward pass, formula by formula, each checked against numbers of the engine. */
export interface Derivation {
  readonly layers: readonly DerivedLayer[];
  /** On one example, then on m, then the update. */
  readonly parts: readonly DerivedPart[];
  /** g and g′ of each activation that is used. */
  readonly activations: readonly DerivedActivation[];
}

/** A layer and its parameters: `W[1]` and `(4, 2)`. */
export interface DerivedLayer {
  readonly name: string;
  readonly kind: string;
  readonly activation?: string;
  /** (n, m). */
  readonly output: string;
  readonly tensors: readonly { readonly latex: string; readonly shape: string }[];
}

export interface DerivedActivation {
  readonly name: string;
  /** As LaTeX. */
  readonly formula: string;
  readonly derivative: string;
}

export interface DerivedPart {
  readonly title: 'example-forward' | 'example-cost' | 'example-backward' | 'forward' | 'cost' | 'backward' | 'update';
  readonly steps: readonly DerivedStep[];
}

export interface DerivedStep {
  /** What it computes: Z, A, dA, dZ, dW, db, the factor of clipping, a parameter after the update, L or J. */
  readonly step:
    | 'sum'
    | 'activation'
    | 'output-derivative'
    | 'sum-derivative'
    | 'weight-derivative'
    | 'bias-derivative'
    | 'clip'
    | 'update'
    | 'loss'
    | 'cost';
  /** As a line of plain mathematics. */
  readonly line: string;
  /** As LaTeX, with the shape below each symbol. */
  readonly latex: string;
  /** Of a loss written with z: as it is usually written, and its function's definition, as LaTeX. */
  readonly insteadOf?: { readonly usual: string; readonly definition: string };
  /** The largest difference from the engine's numbers, relative to the largest sum of the formula's absolute terms. */
  readonly error: number;
}
