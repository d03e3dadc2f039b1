/** The source of the examples: the `data` block, with every default filled in. */

import type { GeneratorSource } from './generator';

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

export interface FileSource {
  readonly from: 'file';
  /** As written: relative to the spec, with `/`. */
  readonly path: string;
  /** Column names, or numbers from 1 where the file has no header. */
  readonly target?: readonly string[];
  /** If absent, all other columns. */
  readonly features?: readonly string[];
  /** How the file is written: what is absent is detected from it. A blank means any number of blanks. */
  readonly delimiter?: string;
  readonly decimal?: DecimalMark;
  /** What separates groups of three digits. */
  readonly thousands?: string;
  readonly header?: boolean;
  /** Lines before the table. */
  readonly skip?: number;
  /** Lines that begin with it are left out. */
  readonly comment?: string;
  readonly missing: 'error' | 'drop' | 'mean';
  readonly encode?: 'one-hot';
  /** Array names in npz and h5. */
  readonly x?: string;
  readonly y?: string;
}

export type Source = GeneratorSource | FileSource;

export type Scale =
  | { readonly kind: 'standard' }
  | { readonly kind: 'minmax' }
  | { readonly kind: 'divide'; readonly by: number };

export interface DataSpec {
  readonly source: Source;
  readonly test?: Source;
  readonly holdout?: { readonly fraction: number; readonly stratify: boolean };
  readonly scale?: Scale;
}
