import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { Formula } from '../../src/model/formula/formula';
import { parseFormula } from '../../src/model/formula/parse';

/** A formula that is written as a line, as MathML, and behind it, where it is given, what follows. */
export function mathOf(
  line: string,
  { more = nothing, display = false }: { readonly more?: unknown; readonly display?: boolean } = {},
): TemplateResult {
  return html`<math class="formula" displaystyle=${display ? 'true' : nothing}>${part(parseFormula(line))}${more}</math>`;
}

function part(formula: Formula): TemplateResult {
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
      return mathml`<mrow>${formula.parts.map(part)}</mrow>`;
    case 'hat':
      return mathml`<mover accent="true">${part(formula.of)}<mo>^</mo></mover>`;
    case 'scripts':
      return scripts(formula);
    case 'fraction':
      return mathml`<mfrac><mrow>${part(formula.above)}</mrow><mrow>${part(formula.below)}</mrow></mfrac>`;
    case 'root':
      return mathml`<msqrt>${part(formula.of)}</msqrt>`;
    case 'fence':
      return mathml`<mrow>${fence(formula.open)}${part(formula.of)}${fence(formula.close)}</mrow>`;
  }
}

/** The sign of a sum is larger than a letter, and no sign of a derivative has room around it. */
function operator(text: string): TemplateResult {
  if (text === 'Σ') return mathml`<mo>∑</mo>`;
  return text === '∂' || text === '′' ? mathml`<mo lspace="0" rspace="0">${text}</mo>` : mathml`<mo>${text}</mo>`;
}

const fence = (text: string): TemplateResult => mathml`<mo stretchy="false">${text}</mo>`;

function scripts({ of, below, above }: Extract<Formula, { kind: 'scripts' }>): TemplateResult {
  const base = part(of);
  if (of.kind === 'operator' && below && !above) return mathml`<munder>${base}${part(below)}</munder>`;
  // Fonts draw a prime raised already.
  if (above?.kind === 'operator' && !below) return mathml`<mrow>${base}${part(above)}</mrow>`;
  if (below && above) return mathml`<msubsup>${base}${part(below)}${part(above)}</msubsup>`;
  if (below) return mathml`<msub>${base}${part(below)}</msub>`;
  return above ? mathml`<msup>${base}${part(above)}</msup>` : base;
}
