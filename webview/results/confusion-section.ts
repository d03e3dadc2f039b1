import { html, nothing, type TemplateResult } from 'lit';
import type { ResultsCell, ResultsView } from '../../src/protocol/results';
import { inkOn } from '../ui/cell-numbers';
import { toCss } from '../ui/colour';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import { viewSection } from '../view/section';
import type { ViewLook } from '../view/view-page';
import { confusionImage } from './confusion-image';
import { type ConfusionLook, cellWords } from './confusion-look';
import type { Matrix } from './matrix';
import { cellColour } from './matrix-colour';
import { mostInTable, tableLayout } from './matrix-layout';

/** The confusion matrix: a table whose cells open their examples, of many classes an image. */
export function confusionSection(
  { set }: ResultsView,
  matrix: Matrix,
  look: ConfusionLook,
  view: ViewLook,
  room: number,
): TemplateResult {
  const choice = (isShare: boolean, words: string) =>
    html`<button type="button" aria-pressed=${look.isShare === isShare} @click=${() => look.show(isShare)}>${words}</button>`;
  const isImage = matrix.classes > mostInTable;
  const cells = html`<span class="segmented" role="group" aria-label=${text('results-cells')}>${choice(false, text('results-counts'))}${choice(true, text('results-shares'))}</span>`;
  const legend = html`${text('results-matrix-legend')} ${isImage ? nothing : cells}`;
  return viewSection(
    'confusion',
    text('results-confusion'),
    legend,
    html`<p class="results-axis"><span>${text('results-axis-true')}</span><span>${text('results-axis-predicted')}</span></p>
      ${isImage ? confusionImage(set, matrix, look, view, room) : table(set, matrix, look, view, room)}
      <p class="results-cell-words" role="status">${cellWords(matrix, look.at, look)}</p>`,
  );
}

function table(
  set: ResultsView['set'],
  matrix: Matrix,
  look: ConfusionLook,
  { palette }: ViewLook,
  room: number,
): TemplateResult {
  const { nameOf, isShare, at, open, choose } = look;
  const all = Array.from({ length: matrix.classes }, (_, k) => k);
  const written = (cell: ResultsCell): string =>
    isShare ? shareWords(matrix.shareOf(cell)) : formatCount(matrix.countOf(cell));
  const longest = (words: readonly string[]): number => words.reduce((most, { length }) => Math.max(most, length), 1);
  const layout = tableLayout(matrix.classes, room, longest(all.map(nameOf)), longest(matrix.cells.map(written)));
  const size = `width:${layout.width}px;height:${layout.height}px;font-size:${layout.font || 12}px`;
  const isAt = (cell: ResultsCell, other: ResultsCell | undefined): boolean =>
    cell.truth === other?.truth && cell.predicted === other.predicted;
  const cellOf = (cell: ResultsCell): TemplateResult => {
    const colour = cellColour(matrix, cell, palette);
    const isZero = matrix.countOf(cell) === 0;
    const words = cellWords(matrix, cell, look);
    const kind = `${cell.truth === cell.predicted ? 'right' : 'wrong'} ${isZero ? 'zero' : ''}`;
    return html`<td>
      <button type="button" class="results-cell ${kind}" tabindex=${isAt(cell, at) ? 0 : -1} aria-pressed=${isAt(cell, open)}
        aria-label=${words} title=${words} data-truth=${cell.truth} data-predicted=${cell.predicted}
        .style=${`${size};background:${toCss(colour)};color:${inkOn(colour, palette)}`} @click=${() => choose(cell)}
      >${isZero || layout.font === 0 ? '' : written(cell)}</button>
    </td>`;
  };
  return html`<div class="results-scroll"><table class="results-matrix" aria-label=${text('results-matrix-label', { set: text(`results-set-${set}`), classes: matrix.classes })}>
    <thead>
      <tr>
        <td></td>
        ${all.map((k) => html`<th scope="col" title=${nameOf(k)} .style=${`max-width:${layout.width}px`}><span class=${layout.isUpright ? 'results-upright' : ''}>${nameOf(k)}</span></th>`)}
      </tr>
    </thead>
    <tbody>
      ${all.map((truth) => html`<tr><th scope="row" title=${nameOf(truth)} .style=${`max-width:${layout.head}px`}>${nameOf(truth)}</th>${all.map((predicted) => cellOf({ truth, predicted }))}</tr>`)}
    </tbody>
  </table></div>`;
}

/** `98`, and `<1` for what is more than nothing. */
function shareWords(share: number): string {
  const percent = Math.round(100 * share);
  return percent === 0 && share > 0 ? '<1' : String(percent);
}
