import { html, nothing, type TemplateResult } from 'lit';
import type { GradientCheckView } from '../../src/protocol/gradient-check';
import type { NetworkView } from '../../src/protocol/network';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatCount, formatExactly, formatNumber } from '../ui/number';
import { type ChosenEntry, entryNumbers } from './chosen-entry';
import { formatError } from './error-number';

/** All that is known of the chosen entry, in one line below the sections. */
export function entryLine(
  check: GradientCheckView,
  network: NetworkView,
  chosen: ChosenEntry | undefined,
): TemplateResult {
  const tensor = chosen && check.tensors[chosen.tensor];
  const entry = chosen && tensor && entryNumbers(tensor, chosen.at);
  if (!tensor || !entry) return html`<p class="gradcheck-entry quiet">${text('gradcheck-choose')}</p>`;
  const { row, column, analytic, numeric, crossings, crossed, isWrong } = entry;
  const number = (name: string, value: number) =>
    html`<span class="gradcheck-number">${mathOf(name)} <b title=${formatExactly(value)}>${formatNumber(value)}</b></span>`;
  return html`<p class="gradcheck-entry" role="status">
    <span>${network.layers[tensor.position]?.name ?? ''} ${mathOf(`d${tensor.symbol}[${tensor.index}]`)} ${text('gradcheck-entry', { row: formatCount(row + 1), column: formatCount(column + 1) })}</span>
    ${number('a', analytic)} ${number('n', numeric)}
    <span class="gradcheck-number">${mathOf('|a − n|')} <b>${formatError(Math.abs(analytic - numeric))}</b></span>
    ${isWrong ? html`<span class="is-wrong">${text('gradcheck-wrong')}</span>` : nothing}
    ${crossed ? html`<span>${kinkWords(crossed, crossings, network)}</span>` : nothing}
  </p>`;
}

function kinkWords(
  kink: NonNullable<NonNullable<ReturnType<typeof entryNumbers>>['crossed']>,
  count: number,
  network: NetworkView,
): string {
  const { of, position, unit, example, above, below } = kink;
  const said = {
    layer: network.layers[position]?.name ?? '',
    unit: formatCount(unit + 1),
    example: formatCount(example + 1),
    below: formatNumber(below),
    above: formatNumber(above),
  };
  const first = text(of === 'loss' ? 'gradcheck-explained-loss' : 'gradcheck-explained', said);
  return count > 1
    ? `${first} ${text('gradcheck-explained-more', { count: count - 1, shown: formatCount(count - 1) })}`
    : first;
}
