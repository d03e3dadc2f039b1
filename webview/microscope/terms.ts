import { html, nothing, type TemplateResult } from 'lit';
import type { EquationView } from '../../src/protocol/walk';
import { type DigitColumn, sumDigits } from '../inspect/sum-digits';
import { sumOf } from '../inspect/terms';
import { formatDecimal, roundTo } from '../ui/decimal';
import { text } from '../ui/language';
import { formatCount, formatExactly, formatNumber } from '../ui/number';
import { superscript } from '../ui/superscript';

type Terms = NonNullable<NonNullable<EquationView['entry']>['terms']>;

/** The terms of one entry: the largest first, the rest summed and counted, what is added, the sum, and what it is divided by. */
export function termsTemplate(terms: Terms): TemplateResult {
  const weights = new Float64Array(terms.weights);
  const isProduct = terms.inputs !== undefined;
  const inputs = terms.inputs ? new Float64Array(terms.inputs) : new Float64Array(weights.length).fill(1);
  const { bias, divisor, penalty = 0 } = terms;
  const listed = sumOf(weights, inputs);
  const mean = terms.sum - penalty;
  const total = divisor === undefined ? terms.sum : mean * divisor;
  const summands = [
    ...listed.terms.map(({ product }) => product),
    ...(listed.others > 0 ? [listed.rest] : []),
    ...(bias === undefined ? [] : [bias]),
  ];
  const digits = sumDigits({
    weights: listed.terms.map(({ weight }) => weight),
    inputs: isProduct ? listed.terms.map(({ input }) => input) : [],
    terms: summands,
    z: total,
  });
  const shown = (texts: readonly string[] | undefined, at: number, value: number): TemplateResult =>
    html`<td title=${formatExactly(value)}>${texts?.[at] ?? formatNumber(value)}</td>`;
  const factor = (column: DigitColumn | undefined, at: number, value: number, sign = ''): TemplateResult =>
    html`<td title=${formatExactly(value)}>${sign}${column ? `${column.texts[at] ?? ''}${powerOfTen(column.exponent)}` : formatNumber(value)}</td>`;
  const lead = isProduct ? 3 : 1;
  const exponent = digits?.terms.exponent ?? 0;
  const power = exponent === 0 ? '' : ` ${powerOfTen(exponent)}`;
  return html`<table class="entry-terms" data-exponent=${exponent}>
    <caption class="aside">${text('microscope-terms')}</caption>
    <tbody>
      ${listed.terms.map(
        ({ index, weight, input, product }, at) => html`<tr class="term">
          <th scope="row">${text(`microscope-term-${terms.over}`, { index: formatCount(index + 1) })}</th>
          ${isProduct ? html`${factor(digits?.weights, at, weight)}${factor(digits?.inputs, at, input, '× ')}` : nothing}
          ${shown(digits?.terms.texts, at, product)}
        </tr>`,
      )}
      ${
        listed.others > 0
          ? html`<tr><th scope="row" colspan=${lead}>${text('microscope-others', { count: listed.others, shown: formatCount(listed.others) })}</th>${shown(digits?.terms.texts, listed.terms.length, listed.rest)}</tr>`
          : nothing
      }
      ${
        bias === undefined
          ? nothing
          : html`<tr><th scope="row" colspan=${lead}>b</th>${shown(digits?.terms.texts, summands.length - 1, bias)}</tr>`
      }
    </tbody>
    <tfoot>
      <tr><th scope="row" colspan=${lead}>${text('microscope-sum')}${power}</th><td title=${formatExactly(total)} data-total>${digits?.zText ?? formatNumber(total)}</td></tr>
      ${divisor === undefined ? nothing : meanRow(digits?.z.place ?? 0, total, divisor, mean, lead, exponent)}
      ${penalty === 0 ? nothing : html`<tr><th scope="row" colspan=${lead}>(λ/m) w</th><td title=${formatExactly(penalty)}>${formatNumber(penalty)}</td></tr>`}
    </tfoot>
  </table>`;
}

/** The sum divided by m, with as many digits as the sum that is shown gives for certain. */
function meanRow(
  place: number,
  total: number,
  divisor: number,
  mean: number,
  lead: number,
  exponent: number,
): TemplateResult {
  const shownTotal = Number(total.toFixed(Math.max(0, place)));
  const quotient = shownTotal / divisor;
  let digits = place + Math.ceil(Math.log10(divisor));
  while (
    digits > 0 &&
    formatDecimal(roundTo(quotient, digits), exponent) !== formatDecimal(roundTo(mean, digits), exponent)
  )
    digits--;
  return html`<tr><th scope="row" colspan=${lead}>÷ ${formatCount(divisor)}</th><td title=${formatExactly(mean)} data-mean>${formatDecimal(roundTo(mean, digits), exponent)}</td></tr>`;
}

/** What numbers that count in a power of ten are followed by: `·10⁻⁴`. */
function powerOfTen(exponent: number): string {
  return exponent === 0 ? '' : `·10${superscript(exponent)}`;
}
