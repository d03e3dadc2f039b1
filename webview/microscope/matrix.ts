import { html, mathml, nothing, type TemplateResult } from 'lit';
import type { MatrixView } from '../../src/protocol/walk';
import { text } from '../ui/language';
import { formatExactly } from '../ui/number';
import { paintCells, paintedFrom } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { matrixText } from './matrix-text';

/** What of a matrix is told in more detail. */
export interface MatrixFocus {
  /** The row of the chosen unit. */
  readonly row?: number | undefined;
  /** The column of the chosen example. */
  readonly column?: number | undefined;
}

/** A matrix of this size or less is shown as numbers. */
const mostRows = 10;
const mostColumns = 6;

/** Whether a matrix is shown as numbers. */
export function isReadable({ rows, columns, numbers }: MatrixView): boolean {
  return numbers !== undefined && rows <= mostRows && columns <= mostColumns;
}

/**
 * A matrix inside a formula: its numbers where they can be read, else its picture. A negative number that is `fenced` is in
 * parentheses, so that its sign is not taken for an operation.
 */
export function matrixTemplate(
  matrix: MatrixView,
  focus: MatrixFocus,
  palette: Palette,
  fenced: boolean,
): TemplateResult {
  const written = isReadable(matrix) ? matrixText(matrix) : undefined;
  if (!written) {
    const { height } = sizeOf(matrix);
    const depth = height / 2 - axis;
    return mathml`<mpadded data-matrix=${matrix.name} height=${`${height - depth}px`} depth=${`${depth}px`} voffset=${`${-depth}px`}
      ><mtext>${picture(matrix, focus, palette)}</mtext></mpadded
    >`;
  }
  const values = new Float64Array(matrix.numbers ?? new ArrayBuffer(0));
  const power =
    written.exponent === 0
      ? nothing
      : mathml`<mo>·</mo><msup class="power"><mn>10</mn><mn>${formatExactly(written.exponent)}</mn></msup>`;
  const number = (row: number, column: number): TemplateResult =>
    mathml`<mn title=${formatExactly(values[row * matrix.columns + column] ?? Number.NaN)}>${written.rows[row]?.[column] ?? ''}</mn>`;
  if (matrix.rows === 1 && matrix.columns === 1) {
    const isFenced = fenced && (written.rows[0]?.[0]?.startsWith('−') ?? false);
    const value = isFenced
      ? mathml`<mrow><mo stretchy="false">(</mo>${number(0, 0)}<mo stretchy="false">)</mo></mrow>`
      : number(0, 0);
    return mathml`<mrow data-matrix=${matrix.name}>${value}${power}</mrow>`;
  }
  return mathml`<mrow data-matrix=${matrix.name}>
    <mo>[</mo><mtable class="numbers">${written.rows.map(
      (cells, row) =>
        mathml`<mtr class=${row === focus.row ? 'chosen' : ''}>${cells.map((_, column) => mathml`<mtd>${number(row, column)}</mtd>`)}</mtr>`,
    )}</mtable><mo>]</mo>${power}</mrow>`;
}

/** `(4, 2)`. */
export function shapeOf({ rows, columns }: MatrixView): string {
  return `(${rows}, ${columns})`;
}

/** Height in pixels of a row, and width of a column, of a picture inside a formula. */
const cell = { height: 6, width: 6 };
/** Height of a formula's axis, on which pictures are centred, above its base line. */
const axis = 4;
const largestPicture = { height: 96, width: 168 };

function sizeOf({ rows, columns }: MatrixView): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(largestPicture.width, Math.max(14, cell.width * columns)),
    height: Math.min(largestPicture.height, Math.max(14, cell.height * rows)),
  };
}

/** A matrix as an image, blue positive and orange negative, the chosen unit's row framed. */
export function picture(
  matrix: MatrixView,
  { row, column }: MatrixFocus,
  palette: Palette,
  { width, height } = sizeOf(matrix),
): TemplateResult | typeof nothing {
  const { picture: image, rows, columns } = matrix;
  if (!image) return nothing;
  const values = new Float32Array(image.values);
  const scale = image.largest || 1;
  const paint = (canvas: HTMLCanvasElement): void =>
    paintCells(canvas, image.columns, image.rows, (i, j) =>
      palette.signed.rgb((values[j * image.columns + i] ?? 0) / scale),
    );
  const label = text('microscope-picture', { name: matrix.name, rows, columns });
  return html`<span class="microscope-picture" .style=${`width:${width}px;height:${height}px`}
    ><canvas class="cells" role="img" aria-label=${label} ${paintedFrom([image.values, palette], paint)}></canvas>${
      row === undefined || row >= rows || rows === 1
        ? nothing
        : html`<span class="picture-row" .style=${`top:${(row / rows) * height}px;height:${Math.max(3, height / rows)}px`}></span>`
    }${
      column === undefined || column >= columns || columns === 1
        ? nothing
        : html`<span class="picture-column" .style=${`left:${((column + 0.5) / columns) * width}px`}></span>`
    }</span
  >`;
}
