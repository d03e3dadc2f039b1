import { html, type TemplateResult } from 'lit';
import { spread } from '../../plot/thin';
import { text } from '../../ui/language';
import { formatCount, formatNumber } from '../../ui/number';
import { binText, fullestRow, type TensorSeries } from './reading';

const rows = 20;

/** What a picture shows, for those who hear the page: about twenty moments spread over the run. */
export function spreadTable(series: TensorSeries, name: string): TemplateResult {
  const { steps, bins, ends, nonFinite } = series;
  const hasNonFinite = nonFinite.some((count) => count > 0);
  return html`<div class="aside"><table>
    <caption>${text('inspect-time-caption', { name, moments: formatCount(steps.length) })}</caption>
    <thead>
      <tr>
        <th scope="col">${text('inspect-time-step')}</th>
        <th scope="col">${text('inspect-smallest')}</th>
        <th scope="col">${text('inspect-largest')}</th>
        <th scope="col">${text('inspect-time-fullest')}</th>
        <th scope="col">${text('inspect-time-count')}</th>
        ${hasNonFinite ? html`<th scope="col">${text('inspect-time-not-finite')}</th>` : ''}
      </tr>
    </thead>
    <tbody>
      ${spread(steps.length, rows).map((at) => {
        const row = fullestRow(series, at);
        const [low = Number.NaN, high = Number.NaN] = ends[at] ?? [];
        return html`<tr>
          <th scope="row">${formatCount(steps[at] ?? 0)}</th>
          <td>${formatNumber(low)}</td>
          <td>${formatNumber(high)}</td>
          <td>${binText(series, row)}</td>
          <td>${formatCount(bins.columns[at]?.[row] ?? 0)}</td>
          ${hasNonFinite ? html`<td>${formatCount(nonFinite[at] ?? 0)}</td>` : ''}
        </tr>`;
      })}
    </tbody>
  </table></div>`;
}
