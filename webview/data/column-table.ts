import { html, nothing, type TemplateResult } from 'lit';
import type { DataColumnView, DataOverviewView } from '../../src/protocol/data-view';
import { counted } from '../ui/counted';
import { text } from '../ui/language';
import { formatBriefly, formatCount, formatNumber } from '../ui/number';
import { columnValues } from './column-values';

/** The columns of the training file: kind, role, range, mean, missing cells and how the values are distributed. */
export function columnTable(
  { columnCount }: DataOverviewView,
  columns: readonly DataColumnView[],
  more: () => void,
): TemplateResult {
  const heads = ['column', 'kind', 'role', 'range', 'mean', 'missing', 'values'] as const;
  return html`
    <section class="data-columns">
      <h2>${text('view-columns-title')} <span>${text('view-columns-note')}</span></h2>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col" class="of-${head}">${text(`view-head-${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${columns.map(columnRow)}
        </tbody>
      </table>
      ${
        columns.length < columnCount
          ? html`<vscode-button appearance="secondary" data-action="more-columns" @click=${more}
              >${text('view-columns-more')}</vscode-button
            >`
          : nothing
      }
    </section>
  `;
}

function columnRow(column: DataColumnView): TemplateResult {
  const { name, kind, role, trained, missing } = column;
  return html`<tr class="is-${role}">
    <th scope="row" title=${name}>${name}</th>
    <td>${text(`view-kind-${kind}`)}</td>
    <td class="of-role">${roleOf(column)}</td>
    <td class="of-range">${rangeOf(column)}</td>
    <td class="of-mean">
      ${trained && !Number.isNaN(trained.mean) ? html`${formatNumber(trained.mean)} <span>± ${formatNumber(trained.deviation)}</span>` : nothing}
    </td>
    <td class="of-missing ${missing > 0 ? 'is-some' : ''}">${formatCount(missing)}</td>
    <td class="of-values">${columnValues(column)}</td>
  </tr>`;
}

function roleOf({ role, kind, x }: DataColumnView): TemplateResult {
  if (role === 'feature' && kind === 'category' && x) {
    return html`${text('view-role-one-hot', { count: x.to - x.from })}`;
  }
  return html`<span class="role">${text(`view-role-${role}`)}</span>`;
}

function rangeOf({ range, distinct, isOver }: DataColumnView): string {
  if (range) return `${formatBriefly(range.least)} … ${formatBriefly(range.largest)}`;
  return isOver ? text('view-distinct-over', { count: distinct }) : counted('view-distinct', 'count', distinct);
}
