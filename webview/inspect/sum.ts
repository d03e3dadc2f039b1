import { html, nothing, svg, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { formatCount, formatExactly, formatNumber } from '../ui/number';
import { superscript } from '../ui/superscript';
import { sumFormula, variable } from './formula';
import { inputName, type Place } from './place';
import { section } from './section';
import { sumDigits } from './sum-digits';
import { emsOf, sumLayout } from './sum-layout';
import { type Sum, sumOf } from './terms';
import type { UnitNumbers } from './unit-numbers';

const barWidth = 64;

/** Why z is what it is: the largest terms first, the rest in one line, the bias, the sum. */
export function sumSection(
  place: Place,
  unit: number,
  numbers: UnitNumbers | undefined,
  names: readonly string[],
  width: number,
): TemplateResult {
  const letter = place.fromInput ? 'x' : 'a';
  const { weights, inputs, bias, z } = numbers ?? {};
  const formula = (known?: number): TemplateResult =>
    html`<div class="formula-line">${sumFormula(unit, letter, known)}</div>`;
  if (!weights || !inputs || bias === undefined || z === undefined) {
    const hint = html`<p class="inspect-hint">${text('inspect-sum-inputs', { count: place.layer.inputs, shown: formatCount(place.layer.inputs) })}</p>`;
    return section('sum', text('inspect-sum'), nothing, html`${formula()}${hint}`);
  }
  const table = termTable(place, sumOf(weights, inputs), bias, z, letter, names, width);
  return section('sum', text('inspect-sum'), nothing, html`${formula(z)}${table}`);
}

function termTable(
  place: Place,
  sum: Sum,
  bias: number,
  z: number,
  letter: string,
  names: readonly string[],
  width: number,
): TemplateResult {
  const { terms } = sum;
  const summands = [...terms.map((term) => term.product), ...(sum.others > 0 ? [sum.rest] : []), bias];
  const digits = sumDigits({
    weights: terms.map((term) => term.weight),
    inputs: terms.map((term) => term.input),
    terms: summands,
    z,
  });
  const named = terms.map((term) => ({ term, name: inputName(place, term.index) }));
  const layout = sumLayout(width, {
    name: Math.max(0, ...named.map(({ name }) => emsOf(`${name.variable}${name.rest}`))),
    weight: longest(digits?.weights.texts ?? terms.map((term) => formatNumber(term.weight))),
    input: longest(digits?.inputs.texts ?? terms.map((term) => formatNumber(term.input))),
    term: longest([...(digits?.terms.texts ?? summands.map(formatNumber)), digits?.zText ?? formatNumber(z)]),
  });
  const reach = Math.max(...summands.map(Math.abs), Math.abs(z));
  const product = (at: number, value: number): TemplateResult =>
    html`<td title=${formatExactly(value)} data-term>${digits?.terms.texts[at] ?? formatNumber(value)}</td><td class="bar-cell">${bar(value, reach, false)}</td>`;
  return html`<table class="terms ${layout}">
    <caption class="aside">${text('inspect-sum-caption')}</caption>
    <thead>
      <tr>
        <th scope="col">${text('inspect-from')}</th>
        <th scope="col">${variable('w', countedIn(digits?.weights.exponent))}</th>
        <th scope="col">${variable(letter, countedIn(digits?.inputs.exponent))}</th>
        <th scope="col">${variable(`w ${letter}`, countedIn(digits?.terms.exponent))}</th>
        <th class="bar-cell" aria-hidden="true"></th>
      </tr>
    </thead>
    <tbody>
      ${named.map(
        ({ term, name }, at) => html`<tr>
          <th scope="row" title=${place.fromInput ? (names[term.index] ?? '') : (place.before?.name ?? '')}>
            ${variable(name.variable, name.rest)}
          </th>
          <td title=${formatExactly(term.weight)}>${digits?.weights.texts[at] ?? formatNumber(term.weight)}</td>
          <td title=${formatExactly(term.input)}>${digits?.inputs.texts[at] ?? formatNumber(term.input)}</td>
          ${product(at, term.product)}
        </tr>`,
      )}
      ${
        sum.others > 0
          ? html`<tr>
              <th scope="row" colspan="3">${text('inspect-others', { count: sum.others })}</th>
              ${product(terms.length, sum.rest)}
            </tr>`
          : nothing
      }
      <tr>
        <th scope="row" colspan="3">${text('inspect-bias')} ${variable('b')}</th>
        ${product(summands.length - 1, bias)}
      </tr>
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="3">${variable('z')}</th>
        <td title=${formatExactly(z)} data-total>${digits?.zText ?? formatNumber(z)}</td>
        <td class="bar-cell">${bar(z, reach, true)}</td>
      </tr>
    </tfoot>
  </table>${digits ? html`<p class="terms-digits">${text('inspect-sum-digits')}</p>` : nothing}`;
}

/** Said beside a column's name where its numbers are not counted in ones: ` · 10⁻⁵`. */
function countedIn(exponent: number | undefined): string {
  return exponent ? ` · 10${superscript(exponent)}` : '';
}

const longest = (texts: readonly string[]): number => texts.reduce((most, { length }) => Math.max(most, length), 0);

/** From the middle to the right for what adds, to the left for what takes away. */
function bar(value: number, reach: number, total: boolean): TemplateResult {
  const half = barWidth / 2;
  const length = Number.isFinite(value / reach) ? Math.max(0.75, (Math.abs(value) / reach) * (half - 1)) : 0;
  const kind = total ? 'bar-total' : value < 0 ? 'bar-negative' : 'bar-positive';
  return html`<svg class="bar" viewBox="0 0 ${barWidth} 12" preserveAspectRatio="none" height="12" aria-hidden="true">
    ${svg`<rect class=${kind} x=${value < 0 ? half - length : half} y="1.5" width=${length} height="9" />
      <path class="bar-axis" d="M${half} 0V12" />`}
  </svg>`;
}
