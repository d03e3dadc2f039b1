import { html, type TemplateResult } from 'lit';
import { activationOf } from '../../src/model/activation';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { normFormula } from './formula';
import type { Place } from './place';
import { facts, section, shownNumber } from './section';
import type { UnitNumbers } from './unit-numbers';

/** Whether the unit can still learn: how often it is silent or saturated, its gradient, and who does the same. */
export function healthSection(place: Place, numbers: UnitNumbers, go: (unit: number) => void): TemplateResult {
  const activation = place.layer.activation ?? 'linear';
  const rows: [unknown, unknown][] = [];
  const of = (count: number): string =>
    text('inspect-of', { part: formatCount(count), whole: formatCount(numbers.examples) });
  const { family } = activationOf(activation);
  if (family === 'rectifier') rows.push([text('inspect-silent'), of(numbers.silent)]);
  else if (family !== 'identity') rows.push([text('inspect-saturated'), of(numbers.saturated)]);
  if (numbers.gradientNorm !== undefined) {
    rows.push([html`${normFormula('dW')} ${text('inspect-of-unit')}`, shownNumber(numbers.gradientNorm)]);
  }
  const { twin } = numbers;
  if (twin) {
    rows.push([
      text('inspect-twin'),
      html`<button type="button" class="link" @click=${() => go(twin.unit)}>
          ${text('inspect-unit', { unit: formatCount(twin.unit + 1) })}</button
        >, <span class="variable">r</span> ${formatNumber(twin.correlation)}`,
    ]);
  }
  return section('health', text('inspect-health'), '', facts(rows));
}
