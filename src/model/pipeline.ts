/**
 * What turns a row of data into x and y, as one value: fitted on the training set alone, kept with the weights, and the
 * only thing that predictions use.
 */

import type { ColumnKind, DecimalMark, Encoding, MissingPolicy, UnknownPolicy } from './source';
import type { Spec } from './spec';

/** v' = (v − shift) · factor, number by number. */
export interface Scaling {
  readonly shift: Float64Array;
  readonly factor: Float64Array;
}

interface ColumnPlace {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly at: number;
  readonly missing: MissingPolicy;
}

/** A column of numbers: one feature. */
export interface NumberColumn extends ColumnPlace {
  readonly kind: 'number';
  /** Replaces a missing cell. */
  readonly fill?: number;
}

/** A column of texts: a feature for each category, 1 where the cell is that text. */
export interface CategoryColumn extends ColumnPlace {
  readonly kind: 'category';
  readonly categories: readonly string[];
  readonly unknown: UnknownPolicy;
  /** The category that replaces a missing cell. */
  readonly fill?: string;
}

/** The category of missing cells under `own-class`, or `missing-2` and so on where the column has that text itself. */
const ownClass = 'missing';

/** The category of missing cells beside others, also where the training set lacks no cell. */
export function ownClassBeside(categories: { has(name: string): boolean }): string {
  let name = ownClass;
  for (let k = 2; categories.has(name); k++) name = `${ownClass}-${k}`;
  return name;
}

/** Whether a category can be that of missing cells. */
export function isOwnClass(name: string): boolean {
  return name === ownClass || /^missing-(?:[2-9]|[1-9]\d+)$/.test(name);
}

export type FittedColumn = NumberColumn | CategoryColumn;

/** Formats of files other than text whose examples are a table. */
export const storedFormats = ['npy', 'npz', 'idx', 'hdf5', 'parquet'] as const;
export type StoredFormat = (typeof storedFormats)[number];

/** How the training file is written. */
export interface TableLayout {
  /** Absent for a table of text. */
  readonly format?: StoredFormat;
  /** The name of the array of features, in a file of several. */
  readonly x?: string;
  readonly delimiter: string;
  readonly decimal: DecimalMark;
  readonly thousands?: string;
  readonly header: boolean;
  /** The places of the columns that the header gives no name, if there are any: their numbers are in place of it. */
  readonly nameless?: readonly number[];
  readonly skip?: number;
  readonly comment?: string;
  readonly encoding?: Encoding;
  /** Number of columns in the file. */
  readonly columns: number;
  /** What means a missing cell, in addition to the usual marks. */
  readonly missingAs?: readonly string[];
}

/** What a target's own block can say about missing cells: they are never filled. */
export const targetPolicies = ['error', 'drop'] as const satisfies readonly MissingPolicy[];
/** What a target's own block can say that it is. */
export const targetKinds = ['number', 'category'] as const satisfies readonly ColumnKind[];

export interface TargetColumn {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly at: number;
  /** Where its own block says it; else its cells tell. */
  readonly kind?: (typeof targetKinds)[number];
  /** Where its own block says it; else its file's policy counts. */
  readonly missing?: (typeof targetPolicies)[number];
}

export interface Pipeline {
  /** Absent for examples that are not from a table. */
  readonly table?: TableLayout;
  /** Where the features come from, in their order. */
  readonly columns: readonly FittedColumn[];
  /** One entry a feature. */
  readonly scaling?: Scaling;
  readonly targets: readonly TargetColumn[];
  /** One entry an output, where `scale-target` scales them. */
  readonly targetScaling?: Scaling;
  /** Names in the order of the classes' numbers; absent for regression. */
  readonly classes?: readonly string[];
  /** The seed of the split, and of generated examples. */
  readonly seed: Spec['seed'];
  /** SHA-256, in hex, of the data it was fitted on. */
  readonly dataHash: string;
}

/** The names of the features: a column's, or `column=category`. */
export function featureNamesOf(columns: readonly FittedColumn[]): readonly string[] {
  const names: string[] = [];
  for (const column of columns) {
    if (column.kind === 'number') names.push(column.name);
    else for (const category of column.categories) names.push(`${column.name}=${category}`);
  }
  return names;
}

/** n_x. */
export function featureCountOf(columns: readonly FittedColumn[]): number {
  return columns.reduce((sum, column) => sum + (column.kind === 'number' ? 1 : column.categories.length), 0);
}
