import type { Fault, FaultPlace, Message } from '../model/message';
import type { TableLayout, TargetColumn } from '../model/pipeline';
import type { ColumnKind, ColumnScale, MissingPolicy, UnknownPolicy } from '../model/source';
import type { NumberType } from './number-type';

/** One target as its source gives it, before it is encoded for the output layer. */
export interface RawTarget {
  readonly name: string;
  /** One value an example: all numbers, or all texts, which are always classes. */
  readonly values: Float64Array | readonly string[];
  /** Whether the spec says that numbers are classes, too. */
  readonly isCategory?: boolean;
  /** The name of every class, if the source knows them; `values` are then their numbers. */
  readonly classes?: readonly string[];
  /** What keeps its cells from being targets; `values` then mean nothing. */
  readonly faults?: readonly Fault[];
  /** The fault of the few texts among numbers, if these are not all to be classes. */
  readonly among?: () => Fault | undefined;
}

/** What the cells of a column become; a target cannot be left out, and may be the name of a class. */
export type ColumnRole = 'feature' | 'target';

/** The cells of one column, by example. */
export interface Cells {
  /** The number, NaN where the cell has none or is missing. */
  number(example: number): number;
  /**
   * The numbers of these examples, as `number` gives them, into the front of `target`, which may be bytes where all
   * cells are numbers that are.
   */
  numbers(examples: Int32Array, target: Float64Array | Uint8Array): void;
  /** The text of a cell that is neither a number nor missing. */
  text(example: number): string | undefined;
  isMissing(example: number): boolean;
  /** What the cell contains instead of a value; empty for a cell that is. */
  mark(example: number): string;
  /** Whether every cell is a number, so that `number` alone says all. */
  readonly allNumbers: boolean;
  /** A type that holds every number of the column exactly. */
  readonly type: NumberType;
  /** The line of a cell, from 1; 0 where the file has no lines. */
  lineOf(example: number): number;
  /** A fault of a cell, with its place. */
  fault(example: number, detail: Message): Fault;
  /** What is wrong with a text where a number is needed. */
  describe(example: number, role: ColumnRole): Message;
}

/** A column that features come from, and what the spec says about it. */
export interface RawColumn {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly at: number;
  /** By the rule of `encode=one-hot` where it is undefined. */
  readonly kind: Exclude<ColumnKind, 'ignore'> | undefined;
  /** Whether the file has a name for it. */
  readonly isNamed: boolean;
  readonly scale?: ColumnScale;
  readonly missing: MissingPolicy;
  readonly unknown: UnknownPolicy;
  readonly cells: Cells;
}

/** A column of a source, used or not, by row. */
export interface SourceColumn {
  readonly name: string;
  /** Whether the file has a name for it. */
  readonly isNamed: boolean;
  readonly cells: Cells;
}

/** All that a source has, row by row. */
export interface SourceRows {
  readonly m: number;
  /** In the file's order. */
  readonly columns: readonly SourceColumn[];
  /** The row of each example. */
  readonly rows: Int32Array;
  /** The columns, by their places here, without whose value a row is no example. */
  readonly dropping: readonly number[];
  /** The line of a row, from 1; 0 where the source has no lines. */
  lineOf(row: number): number;
}

/** Examples as a source gives them: not filled, encoded or scaled, targets not yet encoded. */
export interface RawExamples {
  readonly m: number;
  readonly columns: readonly RawColumn[];
  readonly targets: readonly RawTarget[];
  readonly targetColumns: readonly TargetColumn[];
  /** How the file is written, if the source is one. */
  readonly table?: TableLayout;
  /** All rows that the source has, those among them that are no examples, since a value is missing in them. */
  readonly source: SourceRows;
  /** About how many bytes all this takes. */
  readonly bytes: number;
  /** What was decided in reading that the spec does not say. */
  readonly notes: readonly Message[];
  /** Line and column of an example's target, if the source is a file. */
  readonly placeOf?: (example: number, target: number) => FaultPlace;
}
