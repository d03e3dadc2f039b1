import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Pointed } from './reading';
import { height, rowsOf, type SpreadPicture } from './spread-picture';

/** Pixels across which a bin is marked at least. */
const narrowest = 4;

/** The zero line, the moment that is shown, and what is pointed at. */
export function spreadMarks(
  picture: SpreadPicture,
  steps: readonly number[],
  shown: number | undefined,
  pointed: Pointed | undefined,
): TemplateResult {
  const { bins, columns, width } = picture;
  const { bottom, each } = rowsOf(picture);
  const zero = bottom - bins.rowOf(0) * each;
  const hasZero = bins.constant === undefined && zero > 0 && zero < height;
  const now = steps.findIndex((step) => step === shown);
  const x = now < 0 ? undefined : Math.max(0.75, Math.min(width - 0.75, columns.places[now] ?? 0));
  const [left = 0, right = width] = columns.spans[pointed?.at ?? 0] ?? [];
  const marked = Math.max(narrowest, right - left + 1);
  return html`<svg class="spread-marks" width=${width} height=${height} aria-hidden="true">
    ${hasZero ? svg`<path class="spread-zero" d="M0 ${zero.toFixed(1)}H${width}" />` : nothing}
    ${x === undefined ? nothing : svg`<path class="spread-now" d="M${x.toFixed(2)} 0V${height}" /><path class="spread-now-head" d="M${(x - 4).toFixed(2)} -5h8l-4 5z" />`}
    ${pointed ? svg`<rect class="spread-column" x=${left} y="0" width=${Math.max(1, right - left)} height=${height} /><rect class="spread-bin" x=${(left + right - marked) / 2} y=${bottom - (pointed.row + 1) * each - 0.5} width=${marked} height=${each + 1} />` : nothing}
  </svg>`;
}
