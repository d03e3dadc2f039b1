/** Where examples come from: the `data` block, with every default filled in. */

export const generatorNames = [
  'flower',
  'circle',
  'circles',
  'xor',
  'gauss',
  'spiral',
  'moons',
  'blobs',
  'parity',
  'sine',
] as const;
export type GeneratorName = (typeof generatorNames)[number];

export interface GeneratorSource {
  readonly from: 'generate';
  readonly kind: GeneratorName;
  readonly samples: number;
  /** Absent: the generator's own default. */
  readonly noise?: number;
  /** Absent: the spec's seed. */
  readonly seed?: number;
  /** Of `blobs`. */
  readonly features: number;
  /** Of `blobs`. */
  readonly classes: number;
  /** Of `parity`. */
  readonly bits: number;
}

export interface FileSource {
  readonly from: 'file';
  /** As written: relative to the spec, with `/`. */
  readonly path: string;
  /** Column names, or numbers from 1 where the file has no header. */
  readonly target?: readonly string[];
  /** Absent: all other columns. */
  readonly features?: readonly string[];
  /** Absent: found from the file. */
  readonly delimiter?: string;
  readonly header: boolean;
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
