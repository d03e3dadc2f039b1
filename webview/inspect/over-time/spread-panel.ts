import { html, nothing, svg, type TemplateResult } from 'lit';
import { text } from '../../ui/language';
import { formatCount } from '../../ui/number';
import { painted } from '../../ui/paint';
import type { Palette } from '../../ui/palette';
import { variable } from '../formula';
import { fullestRow, type Pointed, readingOf, type TensorSeries } from './reading';
import { spreadMarks } from './spread-marks';
import { height, paintSpread, rowsOf, type SpreadPicture } from './spread-picture';
import { spreadTable } from './spread-table';
import { timeColumns } from './time-columns';
import { valueLabels } from './value-axis';

/** While a run is filled in, a moment takes no more of the width than this to each side. */
const reach = 1 / 15;

export interface PanelLook {
  /** `[2]` of the second layer with parameters. */
  readonly index: string;
  readonly width: number;
  /** Pixels of the value axis. */
  readonly axis: number;
  readonly palette: Palette;
  readonly isLogarithmic: boolean;
  /** Whether more moments are to come between those that are known. */
  readonly isFilling: boolean;
  /** The step that is shown. */
  readonly shown: number | undefined;
  readonly pointed: Pointed | undefined;
}

export interface PanelActs {
  point(pointed: Pointed | undefined): void;
  /** Goes to a step; absent while nothing can. */
  readonly go: ((step: number) => void) | undefined;
}

/**
 * The values of one tensor over the steps: to a screen reader a slider over the moments. Left and right move by a moment, up
 * and down by a bin, Enter goes to that moment.
 */
export function spreadPanel(series: TensorSeries, look: PanelLook, acts: PanelActs): TemplateResult {
  const { steps, bins, symbol, nonFinite } = series;
  const { axis, palette, pointed, shown } = look;
  const width = Math.max(24, look.width - axis);
  const columns = timeColumns(steps, width, look.isLogarithmic, look.isFilling ? width * reach : undefined);
  const picture = { bins, columns, hasNonFinite: nonFinite.map((count) => count > 0), width };
  const name = `${symbol}${look.index}`;
  const at = pointed?.at ?? momentOf(steps, shown);
  const reading = pointed ?? { at, row: fullestRow(series, at) };
  const { bottom, each } = rowsOf(picture);
  const under = (event: PointerEvent | MouseEvent): Pointed | undefined => {
    if (!(event.currentTarget instanceof HTMLElement)) return undefined;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((bottom - (event.clientY - top)) / each);
    return { at: columns.at(event.clientX - left), row: Math.max(0, Math.min(bins.rows - 1, row)) };
  };
  const go = (to: number): void => acts.go?.(steps[to] ?? 0);
  const click = (event: MouseEvent): void => {
    const place = under(event);
    if (place) go(place.at);
  };
  return html`<div class="spread-time" data-tensor=${series.key}>
    <h4 .style=${`padding-left:${axis}px`}>${symbol === 'dW' ? html`d${variable('W')}` : variable(symbol)}${look.index}</h4>
    <div class="spread-frame">
      <svg class="spread-axis" width=${axis} height=${height} aria-hidden="true">
        ${valueLabels(series).map(({ y, text: label }) => svg`<text x=${axis - 5} y=${y + 4} text-anchor="end">${label}</text>`)}
      </svg>
      <div
        class="spread-picture ${acts.go ? 'goes' : ''}"
        role="slider"
        tabindex="0"
        aria-label=${text('inspect-time-label', { name })}
        aria-valuemin=${steps[0] ?? 0}
        aria-valuemax=${steps.at(-1) ?? 0}
        aria-valuenow=${steps[reading.at] ?? 0}
        aria-valuetext=${readingOf(series, reading)}
        @pointermove=${(event: PointerEvent) => acts.point(under(event))}
        @pointerleave=${() => acts.point(undefined)}
        @focus=${(event: FocusEvent) => isByKeys(event) && acts.point(reading)}
        @blur=${() => acts.point(undefined)}
        @click=${click}
        @keydown=${(event: KeyboardEvent) => key(event, series, reading, acts, go)}
      >
        <canvas ${painted((canvas) => paintOnce(canvas, picture, palette))}></canvas>
        ${spreadMarks(picture, steps, shown, pointed)}
      </div>
    </div>
    <div class="axis-ends" .style=${`padding-left:${axis}px${steps.length > 1 ? '' : ';justify-content:center'}`}><span>${formatCount(steps[0] ?? 0)}</span>${
      steps.length > 1 ? html`<span>${formatCount(steps.at(-1) ?? 0)}</span>` : nothing
    }</div>
    ${spreadTable(series, name)}
  </div>`;
}

/** The moment of a step, or else the last one. */
function momentOf(steps: readonly number[], step: number | undefined): number {
  const at = steps.findIndex((each) => each === step);
  return at < 0 ? steps.length - 1 : at;
}

/** A click gives the focus too, but points by itself. */
const isByKeys = ({ currentTarget }: FocusEvent): boolean =>
  currentTarget instanceof HTMLElement && currentTarget.matches(':focus-visible');

function key(
  event: KeyboardEvent,
  { steps, bins }: TensorSeries,
  { at, row }: Pointed,
  { point }: PanelActs,
  go: (at: number) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const stride = event.shiftKey ? 10 : 1;
  const moves: Readonly<Record<string, Pointed>> = {
    ArrowLeft: { at: at - stride, row },
    ArrowRight: { at: at + stride, row },
    ArrowUp: { at, row: row + stride },
    ArrowDown: { at, row: row - stride },
    Home: { at: 0, row },
    End: { at: steps.length - 1, row },
  };
  const to = moves[event.key];
  if (to) {
    point({ at: within(to.at, steps.length), row: within(to.row, bins.rows) });
  } else if (event.key === 'Enter') go(at);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const within = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index));

const paintings = new WeakMap<
  HTMLCanvasElement,
  { readonly bins: unknown; readonly look: string; readonly palette: Palette }
>();

/** A picture is painted anew only where it looks otherwise. */
function paintOnce(canvas: HTMLCanvasElement, picture: SpreadPicture, palette: Palette): void {
  const { bins, columns, width } = picture;
  const look = `${width} ${columns.spans.join()}`;
  const former = paintings.get(canvas);
  if (former?.bins === bins && former.look === look && former.palette === palette) return;
  paintings.set(canvas, { bins, look, palette });
  paintSpread(canvas, picture, palette);
}
