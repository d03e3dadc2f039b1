import { html, nothing, type TemplateResult } from 'lit';
import { latexOf } from '../../src/model/formula/latex';
import type { MatrixView, StopView, WalkView } from '../../src/protocol/walk';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatExactly, formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import { picture } from './matrix';

/** Numbers of a value that are written in a closed row. */
const mostNumbers = 5;

/** A stop of the walk as a row of the ledger: its number, its formulas, what comes out, and what is kept for the way back. */
export function stopRow(
  walk: WalkView,
  at: number,
  palette: Palette,
  open: (stop: number) => void,
  body: TemplateResult | typeof nothing,
): TemplateResult {
  const stop = walk.stops[at];
  if (!stop) return html``;
  const { part, kept } = stop;
  const isOpen = at === walk.stop;
  const isFirst = walk.stops[at - 1]?.part !== part;
  const state = isOpen ? 'current' : at < walk.stop ? 'done' : 'to-come';
  const label = text('microscope-stop', { number: at + 1, part: text(`microscope-${part}`) });
  return html`<section class="stop ${state}" data-stop=${at} aria-label=${label}>
    <div class="stop-head" @click=${(event: Event) => {
      if (!(event.target instanceof Element && event.target.closest('.formula-copy'))) open(at);
    }}>
      <span class="stop-part">${isFirst ? text(`microscope-${part}`) : nothing}</span>
      <button type="button" class="stop-number" aria-label=${label} aria-expanded=${isOpen} aria-current=${isOpen ? 'step' : 'false'}>${at + 1}</button>
      <span class="stop-lines">${shortLines(walk, stop, isOpen).map(formulaWithCopy)}</span>
      ${isOpen ? nothing : value(walk, stop, palette)}
      ${
        kept.length > 0
          ? html`<span class="stop-kept"><span class="quiet">${text('microscope-keeps')}</span>${kept.map(
              (name) => html`<span class="kept ${walk.read.includes(name) ? 'read' : ''}">${mathOf(name)}</span>`,
            )}</span>`
          : nothing
      }
    </div>
    ${body}
  </section>`;
}

/** Closed rows show what leads to the value: gradients of weights follow from it. */
function shortLines({ many }: WalkView, { part, lines }: StopView, isOpen: boolean): readonly string[] {
  if (isOpen || part === 'forward' || part === 'update') return lines;
  if (part === 'cost') return many ? lines.slice(-1) : lines.slice(0, 1);
  const dZ = many ? 'dZ' : 'dz';
  return lines.filter((line) => line.startsWith(dZ));
}

function formulaWithCopy(line: string): TemplateResult {
  const label = text('inspect-copy-latex');
  return html`<span class="formula-box">${mathOf(line)}<button class="formula-copy" data-latex=${latexOf(line)} aria-label=${label} title=${label}>${icon('copy')}</button></span>`;
}

function value(walk: WalkView, { value: matrix }: StopView, palette: Palette): TemplateResult | typeof nothing {
  if (!matrix) return nothing;
  const isOfBatch = walk.m > 1 && matrix.columns === walk.m;
  const numbers =
    matrix.numbers && !isOfBatch && matrix.rows * matrix.columns <= mostNumbers
      ? new Float64Array(matrix.numbers)
      : undefined;
  if (!numbers) return html`<span class="stop-value">${strip(matrix, walk, palette)}</span>`;
  return html`<span class="stop-value">${Array.from(numbers, (number) => html`<span class="stop-number-shown" title=${formatExactly(number)}>${formatNumber(number)}</span>`)}</span>`;
}

function strip(matrix: MatrixView, { m, first, index }: WalkView, palette: Palette): TemplateResult | typeof nothing {
  const column = m > 1 ? index - first : undefined;
  // A column of many units is drawn as a row.
  const { picture: image } = matrix;
  const asRow =
    image && matrix.columns === 1
      ? { ...matrix, rows: 1, columns: matrix.rows, picture: { ...image, rows: 1, columns: image.rows } }
      : matrix;
  return picture(asRow, { column }, palette, { width: 200, height: 16 });
}
