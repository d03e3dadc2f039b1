/** A formula as a tree: what LaTeX and MathML are written from. */
export type Formula =
  /** One letter in italics, such as z or α. */
  | { readonly kind: 'variable'; readonly text: string }
  /** A name in upright letters, such as tanh. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** A relation, an operation or a separator: = + · , */
  | { readonly kind: 'operator'; readonly text: string }
  /** Parts beside each other. */
  | { readonly kind: 'row'; readonly parts: readonly Formula[] }
  | { readonly kind: 'hat'; readonly of: Formula }
  | { readonly kind: 'scripts'; readonly of: Formula; readonly below?: Formula; readonly above?: Formula }
  | { readonly kind: 'fraction'; readonly above: Formula; readonly below: Formula }
  | { readonly kind: 'root'; readonly of: Formula }
  | { readonly kind: 'fence'; readonly open: string; readonly close: string; readonly of: Formula };

/** Parts beside each other; one part is itself. */
export function row(parts: readonly Formula[]): Formula {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'row', parts };
}
