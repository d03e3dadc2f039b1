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

/** A formula as it is written, without blanks: the name of a symbol. */
export function nameOf(formula: Formula): string {
  switch (formula.kind) {
    case 'row':
      return formula.parts.map(nameOf).join('');
    case 'hat':
      return `${nameOf(formula.of)}\u0302`.normalize('NFC');
    case 'scripts':
      return `${nameOf(formula.of)}${formula.below ? `_${nameOf(formula.below)}` : ''}${formula.above ? nameOf(formula.above) : ''}`;
    case 'fence':
      return `${formula.open}${nameOf(formula.of)}${formula.close}`;
    case 'fraction':
      return `${nameOf(formula.above)}/${nameOf(formula.below)}`;
    case 'root':
      return `√${nameOf(formula.of)}`;
    default:
      return formula.text;
  }
}

/**
 * A formula without the last mark above it: `W[2]` of `W[2]ᵀ`, `β₁` of `β₁ᵗ`; undefined where it has none. All that is above e
 * is one exponent.
 */
export function withoutLastMark({
  of,
  above,
  below,
}: Extract<Formula, { kind: 'scripts' }>): { readonly inner: Formula; readonly mark: Formula } | undefined {
  if (of.kind === 'variable' && of.text === 'e' && above) return { inner: of, mark: above };
  const marks = above?.kind === 'row' ? above.parts : above ? [above] : [];
  const mark = marks.at(-1);
  if (!mark) return undefined;
  const rest = marks.slice(0, -1);
  if (rest.length === 0 && !below) return { inner: of, mark };
  const inner: Formula = {
    kind: 'scripts',
    of,
    ...(below ? { below } : {}),
    ...(rest.length > 0 ? { above: row(rest) } : {}),
  };
  return { inner, mark };
}

/** Whether a formula is a transposed one, such as `W[2]ᵀ`. */
export function isTransposed(formula: Formula): boolean {
  const mark = formula.kind === 'scripts' ? withoutLastMark(formula)?.mark : undefined;
  return mark?.kind === 'variable' && mark.text === 'T';
}

/** Whether `part`, followed by `next`, is the values of the derivative of an activation: `g′(z[1])`. */
export function isDerivative(part: Formula, next: Formula | undefined): boolean {
  return next?.kind === 'fence' && nameOf(part) === 'g′';
}
