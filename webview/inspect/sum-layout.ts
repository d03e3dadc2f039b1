/** How a sum's table is laid out: the fullest that fits. */
export type SumLayout =
  /** Names, three columns of numbers, bars. */
  | 'bars'
  /** The same without bars. */
  | 'numbers'
  /** In the smallest type. */
  | 'small'
  /** Each name above its numbers. */
  | 'stacked';

/** The longest texts of the table: the name in em, numbers in characters. */
export interface SumTexts {
  readonly name: number;
  readonly weight: number;
  readonly input: number;
  readonly term: number;
}

/** Widths of a character in the font's size; of fonts that are in use the widest. */
const digit = 0.64;
const letter = 0.6;
const ideograph = 1;
/** CJK radicals to Yi, compatibility ideographs, full-width forms, and the supplementary ideographic planes. */
const wide = /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3fffd}]/u;
/** Between two columns. */
const padding = 8;
const smallPadding = 6;
/** A bar shorter than this compares nothing. */
const leastBar = 40;

/** The width of a text in em, at most. */
export function emsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? ideograph : letter), 0);
}

/** Chooses the layout for `width` px, so that no number is ever cut: bars give way first, then size, then the row. */
export function sumLayout(width: number, { name, weight, input, term }: SumTexts): SumLayout {
  const needed = (size: number, gap: number): number => size * (name + digit * (weight + input + term)) + 3 * gap;
  if (needed(12, padding) + padding + leastBar <= width) return 'bars';
  if (needed(12, padding) <= width) return 'numbers';
  return needed(11, smallPadding) <= width ? 'small' : 'stacked';
}
