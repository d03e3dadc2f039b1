/** One target as its source gives it, before the output layer says how it is to be encoded. */
export interface RawTarget {
  readonly name: string;
  /** One value an example: all numbers, or all texts, which are always classes. */
  readonly values: Float64Array | readonly string[];
  /** Every class's name, where the source knows them and `values` are their numbers. */
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
  /** m × n_x values; NaN where a cell is missing and the training set's mean is to fill it. */
  readonly x: Float64Array;
  readonly targets: readonly RawTarget[];
  /** Where the target of an example stands, for a source that is a file. */
  readonly placeOf?: (example: number, target: number) => Place;
}
