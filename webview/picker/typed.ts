import { text } from '../ui/language';

export type Typed = { readonly x: number[] } | { readonly refusal: string };

/** An x typed by hand: n_x numbers parted by commas (or blanks); what else it is, in a sentence. */
export function parseTyped(input: string, features: number): Typed {
  const trimmed = input
    .trim()
    .replace(/^\(|\)$/g, '')
    .replace(/−/g, '-')
    .trim();
  if (trimmed === '') return { refusal: text('picker-typed-empty', { count: features }) };
  const parts = trimmed.includes(',') ? trimmed.split(',') : trimmed.split(/\s+/);
  const x: number[] = [];
  for (const [i, part] of parts.entries()) {
    const word = part.trim();
    const value = word === '' ? Number.NaN : Number(word);
    if (!Number.isFinite(value)) return { refusal: text('picker-typed-not-a-number', { place: i + 1, word }) };
    x.push(value);
  }
  if (x.length !== features) return { refusal: text('picker-typed-count', { count: features, given: x.length }) };
  return { x };
}
