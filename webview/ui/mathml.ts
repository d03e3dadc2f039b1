import { html, mathml, nothing, type TemplateResult } from 'lit';
import { type Formula, isDerivative, nameOf, withoutLastMark } from '../../src/model/formula/formula';
import { parseFormula } from '../../src/model/formula/parse';

/** What is written in a formula in place of its symbols. */
export interface InPlace {
  /** In place of the part with this name, if anything does. */
  symbol(name: string, part: () => TemplateResult): TemplateResult | undefined;
  /** Between one of those and what is right before it: another one, or parentheses. */
  between?(left: string, right: string): TemplateResult | undefined;
}

const asWritten: InPlace = { symbol: () => undefined };

interface MathOptions {
  /** What follows the formula. */
  readonly more?: unknown;
  readonly display?: boolean;
}

/** A formula that is written as a line, as MathML. */
export function mathOf(line: string, { more = nothing, display = false }: MathOptions = {}): TemplateResult {
  return html`<math class="formula" displaystyle=${display ? 'true' : nothing}>${mathPart(line)}${more}</math>`;
}

/** The same as a part of a larger formula; `inPlace` puts something else where its symbols are. */
export function mathPart(line: string, inPlace = asWritten): TemplateResult {
  return part(parseFormula(line), inPlace);
}

function part(formula: Formula, inPlace: InPlace): TemplateResult {
  return inPlace.symbol(nameOf(formula), () => written(formula, asWritten)) ?? written(formula, inPlace);
}

function written(formula: Formula, inPlace: InPlace): TemplateResult {
  switch (formula.kind) {
    case 'variable':
      return mathml`<mi>${formula.text}</mi>`;
    case 'word':
      // A hyphen would read as a minus.
      return mathml`<mi mathvariant="normal">${formula.text.replaceAll('-', ' ')}</mi>`;
    case 'number':
      return mathml`<mn>${formula.text}</mn>`;
    case 'operator':
      return operator(formula.text);
    case 'row':
      return mathml`<mrow>${inRow(formula.parts, inPlace)}</mrow>`;
    case 'hat':
      return mathml`<mover accent="true">${part(formula.of, inPlace)}<mo>^</mo></mover>`;
    case 'scripts':
      return scripts(formula, inPlace);
    case 'fraction':
      return mathml`<mfrac><mrow>${part(formula.above, inPlace)}</mrow><mrow>${part(formula.below, inPlace)}</mrow></mfrac>`;
    case 'root':
      return mathml`<msqrt>${part(formula.of, inPlace)}</msqrt>`;
    case 'fence':
      // Around matrices parentheses grow with them.
      return mathml`<mrow>${fence(formula.open, inPlace !== asWritten)}${part(formula.of, inPlace)}${fence(formula.close, inPlace !== asWritten)}</mrow>`;
  }
}

/** Parts beside each other; the values of a derivative g′(z) are one. */
function inRow(parts: readonly Formula[], inPlace: InPlace): readonly TemplateResult[] {
  const found: TemplateResult[] = [];
  let before: string | undefined;
  for (let k = 0; k < parts.length; k++) {
    const [one, next] = [parts[k], parts[k + 1]];
    if (!one) break;
    const whole: Formula = next && isDerivative(one, next) ? { kind: 'row', parts: [one, next] } : one;
    const name = nameOf(whole);
    const replaced = inPlace.symbol(name, () => written(whole, asWritten));
    const sign = replaced && before !== undefined ? inPlace.between?.(before, name) : undefined;
    if (sign) found.push(sign);
    found.push(replaced ?? part(one, inPlace));
    if (replaced && whole !== one) k++;
    before = replaced || one.kind === 'fence' ? name : undefined;
  }
  return found;
}

/** The sign of a sum is larger than a letter, and no sign of a derivative has room around it. */
function operator(text: string): TemplateResult {
  if (text === 'Σ') return mathml`<mo>∑</mo>`;
  return text === '∂' || text === '′' ? mathml`<mo lspace="0" rspace="0">${text}</mo>` : mathml`<mo>${text}</mo>`;
}

const fence = (text: string, grows: boolean): TemplateResult =>
  mathml`<mo stretchy=${grows ? 'true' : 'false'}>${text}</mo>`;

function scripts(formula: Extract<Formula, { kind: 'scripts' }>, inPlace: InPlace): TemplateResult {
  const raised = withoutLastMark(formula);
  const replaced = raised && inPlace.symbol(nameOf(raised.inner), () => written(raised.inner, asWritten));
  if (raised && replaced) return mathml`<msup>${replaced}${part(raised.mark, inPlace)}</msup>`;
  const { of, below, above } = formula;
  const base = part(of, inPlace);
  if (of.kind === 'operator' && below && !above) return mathml`<munder>${base}${part(below, inPlace)}</munder>`;
  // Fonts draw a prime raised already.
  if (above?.kind === 'operator' && !below) return mathml`<mrow>${base}${part(above, inPlace)}</mrow>`;
  if (below && above) return mathml`<msubsup>${base}${part(below, inPlace)}${part(above, inPlace)}</msubsup>`;
  if (below) return mathml`<msub>${base}${part(below, inPlace)}</msub>`;
  return above ? mathml`<msup>${base}${part(above, inPlace)}</msup>` : base;
}
