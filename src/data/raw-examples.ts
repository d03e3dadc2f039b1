/** One target as its source gives it, before the output layer says how it is to be encoded. */
export interface RawTarget {
  readonly name: string;
  /** One value an example. A source of classes may give numbers; a text is always a class. */
  readonly values: readonly (number | string)[] | Float64Array;
  /** True where the values name classes whatever the loss is. */
  readonly categorical: boolean;
}

/** Examples as a source gives them: unscaled, targets not yet encoded. */
export interface RawExamples {
  readonly m: number;
  readonly featureNames: readonly string[];
  /** m × n_x values; NaN where a cell is missing and the training set's mean is to fill it. */
  readonly x: Float64Array;
  readonly targets: readonly RawTarget[];
  /** Where the target of an example stands, for a source that is a file. */
  readonly placeOf?: (example: number, target: number) => { file: string; line?: number; column?: number };
}
