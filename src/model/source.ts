/** The source of the examples: the `data` block, with every default filled in. */

import type { GeneratorSource } from './generator';
import { type SetName, setsIn } from './sets';

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** What is done about a missing cell. */
export const missingPolicies = ['error', 'drop', 'mean', 'median', 'most-frequent', 'own-class'] as const;
export type MissingPolicy = (typeof missingPolicies)[number];

/** What is done about a category that the training set does not have. */
export const unknownPolicies = ['error', 'ignore'] as const;
export type UnknownPolicy = (typeof unknownPolicies)[number];

export const columnKinds = ['number', 'category', 'ignore'] as const;
export type ColumnKind = (typeof columnKinds)[number];

export const columnScales = ['standard', 'minmax', 'none'] as const;
export type ColumnScale = (typeof columnScales)[number];

/** What the spec says about one column in place of what the file's properties say. */
export interface ColumnRule {
  /** Its name, or its number from 1. */
  readonly column: string;
  readonly kind?: ColumnKind;
  readonly scale?: ColumnScale;
  readonly missing?: MissingPolicy;
}

/** Encodings of text by the names that the WHATWG gives them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;
export type Encoding = (typeof encodings)[number];

/** Further names of encodings, in lower case, most of which the WHATWG knows, and what they mean there. */
export const encodingNames: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  cp1252: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  latin2: 'iso-8859-2',
  'latin-2': 'iso-8859-2',
  'iso8859-2': 'iso-8859-2',
  'iso8859-15': 'iso-8859-15',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  koi8: 'koi8-r',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
};

export interface FileSource {
  readonly from: 'file';
  /** As written: relative to the spec, with `/`. */
  readonly path: string;
  /** As written: column names, or numbers from 1, separated by commas, which a name of the file may contain, too. */
  readonly target?: string;
  /** Likewise; if absent, all other columns. */
  readonly features?: string;
  /** Likewise: columns that are no features. */
  readonly exclude?: string;
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
  /** What its bytes mean, where that is not UTF-8 and no mark says it. */
  readonly encoding?: Encoding;
  readonly missing: MissingPolicy;
  /** What means a missing cell, in addition to the usual marks. */
  readonly missingAs?: readonly string[];
  readonly unknown: UnknownPolicy;
  readonly encode?: 'one-hot';
  /** In the order written. */
  readonly columns?: readonly ColumnRule[];
  /** Names of arrays; beside a file of one array, `y` is the path of the targets' file. */
  readonly x?: string;
  readonly y?: string;
}

/** Endings of files that hold one array, so that the targets are in another file. */
const oneArray = /(?:\.npy|\.idx\d?|[-.]ubyte)(?:\.gz)?$/i;

/** The file of the targets that `y=` names; undefined where it names an array, or nothing. */
export function labelPathOf({ path, y }: Pick<FileSource, 'path' | 'y'>): string | undefined {
  return y !== undefined && (oneArray.test(path) || oneArray.test(y)) ? y : undefined;
}

/** Paths of the files that a data block names, as written, each once. */
export function dataPathsOf({ source, test }: Pick<DataSpec, 'source' | 'test'>): readonly string[] {
  const paths = [source, test].flatMap((each) => (each?.from === 'file' ? [each.path, labelPathOf(each)] : []));
  return [...new Set(paths.filter((path) => path !== undefined))];
}

/** Those of them that hold features. */
export function inputPathsOf({ source, test }: Pick<DataSpec, 'source' | 'test'>): ReadonlySet<string> {
  return new Set([source, test].flatMap((each) => (each?.from === 'file' ? [each.path] : [])));
}

/** The sets that a data block names. */
export function setsOfData({ source, validation, test, holdout }: DataSpec): readonly SetName[] {
  return setsIn({ train: source, validation, test: test ?? holdout });
}

export type Source = GeneratorSource | FileSource;

export type Scale =
  | { readonly kind: 'standard' }
  | { readonly kind: 'minmax' }
  | { readonly kind: 'divide'; readonly by: number };

/** Examples that are taken out of the source: round(f·m) of all m, of each class if stratified. */
export interface Share {
  readonly fraction: number;
  readonly stratify: boolean;
}
export const targetScales = ['standard', 'minmax'] as const;
export type TargetScale = (typeof targetScales)[number];

export interface DataSpec {
  readonly source: Source;
  readonly test?: Source;
  /** The test set, if it has no source of its own. */
  readonly holdout?: Share;
  readonly validation?: Share;
  readonly scale?: Scale;
  /** How the targets of a regression are scaled. */
  readonly scaleTarget?: TargetScale;
}
