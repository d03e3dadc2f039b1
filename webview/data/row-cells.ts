import { html, nothing, type TemplateResult } from 'lit';
import type { DataRowView } from '../../src/protocol/data-view';
import { text } from '../ui/language';
import { formatBriefly } from '../ui/number';
import type { ShownColumn } from './shown-columns';

/** Values that are written one after the other; of more, those that are not 0 are counted out. */
const mostValues = 6;

/** What the network sees of a cell: `0.879`, `0 1 0`, or of a long one-hot vector where its 1 is. */
export function valuesText(values: readonly number[]): string {
  if (values.length <= mostValues) return values.map(formatBriefly).join(' ');
  const [at = -1, ...others] = values.flatMap((value, k) => (value === 0 ? [] : [k]));
  if (others.length === 0 && (at < 0 || values[at] === 1)) {
    return at < 0 ? `0 × ${values.length}` : `1 @ ${at + 1}/${values.length}`;
  }
  return `${values.slice(0, mostValues).map(formatBriefly).join(' ')} …`;
}

/** The line and the cells of a row, each with what the network sees of it. */
export function rowCells(
  { set, line, lacking, cells, values }: DataRowView,
  columns: readonly ShownColumn[],
  number: number,
  reveal: (line: number) => void,
): TemplateResult {
  const place =
    line === undefined
      ? html`<span>${number + 1}</span>`
      : html`<button class="data-link" tabindex="-1" title=${text('view-reveal', { line })} @click=${() => reveal(line)}>${line}</button>`;
  const reason = lacking && reasonOf(lacking);
  return html`
    <div class="data-cell of-line" role="rowheader" title=${reason ?? nothing}>
      ${place} <span class="data-set">${text(`view-set-${set}`)}</span>
    </div>
    ${columns.map(({ column }, k) => {
      const cell = cells[k] ?? '';
      const isLacking = lacking?.includes(column.name) ?? false;
      const seen = isLacking ? text('view-lacking') : valuesText(values?.[k] ?? []);
      const title = reason ?? (seen === '' ? cell : `${cell}\n${seen}`);
      return html`<div class="data-cell is-${column.role} ${isLacking ? 'is-lacking' : ''}" role="cell" title=${title}>
        <span class="data-raw">${cell}</span><span class="data-seen">${seen}</span>
      </div>`;
    })}
  `;
}

/** Why a row is no example. */
function reasonOf(lacking: readonly string[]): string {
  return lacking.length === 0 ? text('view-dropped-blank') : text('view-dropped', { names: lacking.join(', ') });
}
