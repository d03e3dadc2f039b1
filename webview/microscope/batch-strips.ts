import { html, nothing, type TemplateResult } from 'lit';
import type { MatrixView, WalkView } from '../../src/protocol/walk';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatCount, formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import { picture, shapeOf } from './matrix';

/** Rows of a column whose numbers are beside the strip. */
const mostRows = 8;
/** Of such a number, in pixels. */
const rowHeight = 15;

/** Every matrix of the open stop that has a column for each example, on one axis: a column is an example, a row a unit. */
export function batchStrips(walk: WalkView, palette: Palette, width: number): TemplateResult | typeof nothing {
  const { m, equations, first, index, unit } = walk;
  if (m < 2) return nothing;
  const found = new Map<string, MatrixView>();
  for (const { operands, result } of equations) {
    for (const matrix of [...operands, result]) {
      if (matrix.columns === m && matrix.rows !== m && !matrix.name.endsWith('T')) found.set(matrix.name, matrix);
    }
  }
  if (found.size === 0) return nothing;
  const column = index - first;
  return html`<table class="strips">
    <thead>
      <tr>
        <th scope="col"></th>
        <th scope="col"></th>
        <th scope="col" class="strip-axis"><span>${text('microscope-example-first', { first: formatCount(first + 1) })}</span><span>${formatCount(first + m)}</span></th>
        <th scope="col">${text('microscope-column', { index: formatCount(index + 1) })}</th>
        <th scope="col">${text('microscope-largest')}</th>
      </tr>
    </thead>
    <tbody>
      ${[...found.values()].map(
        (matrix) => html`<tr>
          <th scope="row">${mathOf(matrix.name)}</th>
          <td class="quiet">${shapeOf(matrix)}</td>
          <td class="strip-cell">${picture(matrix, { column, row: unit.unit }, palette, { width, height: rowHeight * Math.min(matrix.rows, mostRows) })}</td>
          <td class="strip-numbers">${columnOf(matrix, unit.unit)}</td>
          <td class="quiet">±${formatNumber(matrix.picture?.largest ?? Number.NaN)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function columnOf({ column, rows }: MatrixView, unit: number): readonly TemplateResult[] {
  if (!column || rows > mostRows) return [];
  return Array.from(
    new Float64Array(column),
    (value, row) => html`<span class=${row === unit ? 'chosen' : ''}>${formatNumber(value)}</span>`,
  );
}
