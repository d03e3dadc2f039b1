/** The type of an argument or a property. */
export type ValueType =
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'real'; readonly range: RealRange }
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      /** Further names of the values, in lower case; they are then known in upper case, too. */
      readonly names?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'text' }
  /** Not empty, one line: a layer's name. */
  | { readonly kind: 'name' }
  | { readonly kind: 'path' }
  /** One character. */
  | { readonly kind: 'character' }
  /** Column names or numbers, separated by commas. */
  | { readonly kind: 'columns' }
  /** The name or number of one column. */
  | { readonly kind: 'column' }
  /** The name of an array in a file. */
  | { readonly kind: 'array' }
  /** Texts or numbers, separated by commas. */
  | { readonly kind: 'marks' }
  | { readonly kind: 'switch' }
  /** One of the words, or a whole number. */
  | {
      readonly kind: 'choice-or-whole';
      readonly values: readonly string[];
      readonly min: number;
      readonly max: number;
    }
  /** One of the words, or a number. */
  | { readonly kind: 'choice-or-real'; readonly values: readonly string[]; readonly range: RealRange };

/** `above` and `below` are exclusive, `min` and `max` inclusive. */
export interface RealRange {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
}

export const whole = (min: number, max: number = Number.MAX_SAFE_INTEGER): ValueType => ({ kind: 'whole', min, max });
export const real = (range: RealRange = {}): ValueType => ({ kind: 'real', range });
export const choice = (values: readonly string[], names?: Readonly<Record<string, string>>): ValueType => ({
  kind: 'choice',
  values,
  ...(names ? { names } : {}),
});
export const text: ValueType = { kind: 'text' };
export const layerName: ValueType = { kind: 'name' };
export const path: ValueType = { kind: 'path' };
export const character: ValueType = { kind: 'character' };
export const columns: ValueType = { kind: 'columns' };
export const columnName: ValueType = { kind: 'column' };
export const arrayName: ValueType = { kind: 'array' };
export const marks: ValueType = { kind: 'marks' };
export const onOff: ValueType = { kind: 'switch' };

/** The value of a choice that a word means: itself, or the one that it is a further name of; undefined if it means none. */
export function valueMeant(type: ValueType, word: string): string | undefined {
  const values = wordsOf(type);
  if (values.includes(word)) return word;
  if (type.kind !== 'choice' || !type.names) return undefined;
  const lower = word.toLowerCase();
  const meant = type.names[lower] ?? lower;
  return values.find((value) => value === meant);
}

/** The words of a choice; none for other types. */
export function wordsOf(type: ValueType): readonly string[] {
  if ('values' in type) return type.values;
  return type.kind === 'switch' ? ['#true', '#false'] : [];
}
