import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { formatCount, formatNumber, formatPercent } from '../ui/number';
import type { Columns } from './columns';
import { spread } from './thin';

const rows = 20;

/** What the curves show, for those who hear the page: about twenty records spread over the run. */
export function recordTable(columns: Columns): TemplateResult {
  const cells: [string, Float64Array | undefined, (value: number) => string][] = [
    [text('plot-train-cost'), columns.trainCost, formatNumber],
    [text('plot-validation-cost'), columns.validationCost, formatNumber],
    [text('plot-test-cost'), columns.testCost, formatNumber],
    [text('plot-train-accuracy'), columns.trainAccuracy, formatPercent],
    [text('plot-validation-accuracy'), columns.validationAccuracy, formatPercent],
    [text('plot-test-accuracy'), columns.testAccuracy, formatPercent],
  ];
  const present = cells.filter(([, column]) => column !== undefined);
  // A table takes the height of its rows, whatever it is told: a box around it is what does not make the page taller.
  return html`<div class="aside"><table>
    <caption>${text('plot-table-caption', { records: formatCount(columns.length) })}</caption>
    <thead>
      <tr>
        <th scope="col">${text('plot-epoch')}</th>
        ${present.map(([name]) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${spread(columns.length, rows).map(
        (i) =>
          html`<tr>
            <th scope="row">${formatCount(columns.epoch[i] ?? 0)}</th>
            ${present.map(([, column, format]) => html`<td>${column ? format(column[i] ?? Number.NaN) : nothing}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table></div>`;
}
