/** One target as its source gives it, before it is encoded for the output layer. */
export interface RawTarget {
  readonly name: string;
  /** One value an example: all numbers, or all texts, which are always classes. */
  readonly values: Float64Array | readonly string[];
  /** The name of every class, if the source knows them; `values` are then their numbers. */
  readonly classes?: readonly string[];
}

/** A place in a file, line and column counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Examples as a source gives them: unscaled, targets not yet encoded. */
export interface RawExamples {
  readonly m: number;
  readonly featureNames: readonly string[];
  /** m × n_x values; NaN where a cell is missing and the training set's mean will replace it. */
  readonly x: Float64Array;
  readonly targets: readonly RawTarget[];
  /** Line and column of an example's target, if the source is a file. */
  readonly placeOf?: (example: number, target: number) => Place;
}
