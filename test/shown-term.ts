const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as a person reads it: `−3.27018·10⁻⁴`; NaN for what is none. */
export function shownNumber(text: string): number {
  const [, mantissa = 'none', power = ''] = /^×?\s*(−?[\d.,]+)(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text.trim()) ?? [];
  const exponent = [...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('');
  return Number(`${mantissa.replaceAll(',', '').replace('−', '-')}e${exponent || '0'}`);
}

/** A term that is shown beside its factors. */
export interface ShownTerm {
  /** Both factors, then the term. */
  readonly cells: readonly string[];
  /** The term counts in 10^exponent. */
  readonly exponent: number;
}

/** Whether the term is the product of the factors, to one unit of the last digit that is shown. */
export function isProduct({ cells: [weight = '', input = '', term = ''], exponent }: ShownTerm): boolean {
  const unit = 10 ** (exponent - (term.split('.')[1]?.length ?? 0));
  const shown = shownNumber(term) * 10 ** exponent;
  return Math.abs(shownNumber(weight) * shownNumber(input) - shown) <= 1.0001 * unit;
}
