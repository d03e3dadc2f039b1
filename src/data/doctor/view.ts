import type { CodedTexts, NumberArray } from '../statistics/values';

/** Which column of the file it is. */
export interface ColumnPlace {
  /** As the file has it; its number where the file has none. */
  readonly name: string;
  /** Its number in the file, from 1. */
  readonly number: number;
  /** False where the file has no name for it. */
  readonly isNamed: boolean;
}

/** One value an example; NaN where the cell is missing. */
export interface NumberColumn extends ColumnPlace {
  readonly kind: 'number';
  readonly values: NumberArray;
}

/** One text an example; a target's texts are its classes, in their order. */
export interface CategoryColumn extends ColumnPlace, CodedTexts {
  readonly kind: 'category';
}

export type ColumnView = NumberColumn | CategoryColumn;

/** The examples of one file: rows that are read, dropped ones left out. */
export interface TableView {
  readonly m: number;
  readonly features: readonly ColumnView[];
  /** Columns of classes are of kind category, numbers of a regression of kind number. */
  readonly targets: readonly ColumnView[];
  /** The line of a row in its file, from 1. */
  lineOf(row: number): number;
}

/** All that is examined: values as the file has them, unscaled, before missing cells are filled. */
export interface ExaminedData {
  /** All rows of the training file, those that are held out included. */
  readonly table: TableView;
  /** 1 for each row of `table` that is held out as the test set. */
  readonly heldOut?: Uint8Array;
  /** 1 for each row of `table` that is in the validation set. */
  readonly validated?: Uint8Array;
  /** The test set's own file: the same columns in the same order. */
  readonly test?: TableView;
  /** Names of the columns that have a block of their own in the spec, where what is found in them is told. */
  readonly blocks: ReadonlySet<string>;
  /** Whether the test file has the bytes of the training file, and its features are the same array if it has several. */
  readonly isTestTrainingFile: boolean;
  /** Whether the spec scales the features. */
  readonly isScaled: boolean;
  /** Whether the loss weighs classes, so that rare ones count. */
  readonly weighsClasses: boolean;
}
