import { html, nothing, type TemplateResult } from 'lit';
import type { FitView } from '../../src/protocol/fit';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { variable } from './formula';
import { section } from './section';

const radius = 2.2;
const margin = 4;
const curveHeight = 150;
/** The largest side of the scatter plot. */
const largest = 360;

type FitSet = FitView['sets'][number];
type Place = (x: number, y: number) => readonly [number, number];

/** A regression over the data: ŷ against y with the line where they are equal, and of one input the fitted curve. */
export function fitSections(
  fit: FitView,
  palette: Palette,
  width: number,
  choose: (set: FitSet['set'], index: number) => void,
): readonly TemplateResult[] {
  const { sets, target, curve } = fit;
  const counts = sets.map(({ set, y, size }) => {
    const count = new Float64Array(y).length;
    const shown = count < size ? `${formatCount(count)} / ${formatCount(size)}` : formatCount(size);
    return html`<span class="fit-key">${mark(set)} ${text(`inspect-fit-${set}`)} ${shown}</span>`;
  });
  const legend = html`<p class="fit-keys">${counts}</p>`;
  return [
    ...(curve ? [curveSection(fit, curve, palette, width, legend, choose)] : []),
    section(
      'fit',
      text('inspect-fit'),
      target,
      html`${curve ? nothing : legend}${scatter(fit, palette, Math.min(largest, width), choose)}`,
    ),
  ];
}

/** Training examples are full, the others rings. */
function mark(set: FitSet['set']): TemplateResult {
  return html`<span class="fit-mark is-${set}" aria-hidden="true"></span>`;
}

function scatter(
  { sets, target }: FitView,
  palette: Palette,
  width: number,
  choose: (set: FitSet['set'], index: number) => void,
): TemplateResult {
  const [low, high] = rangeOf(sets.flatMap(({ y, predicted }) => [new Float64Array(y), new Float64Array(predicted)]));
  const scale = (width - 2 * margin) / (high - low);
  const place: Place = (y, predicted) => [margin + (y - low) * scale, width - margin - (predicted - low) * scale];
  const paint = (canvas: HTMLCanvasElement): void => {
    const context = sharpContext(canvas, width, width);
    if (!context) return;
    context.strokeStyle = palette.rule;
    context.strokeRect(0.5, 0.5, width - 1, width - 1);
    context.setLineDash([4, 3]);
    context.strokeStyle = palette.description;
    context.beginPath();
    context.moveTo(...place(low, low));
    context.lineTo(...place(high, high));
    context.stroke();
    context.setLineDash([]);
    for (const set of sets)
      paintPoints(context, set, new Float64Array(set.y), new Float64Array(set.predicted), place, palette);
  };
  const pick = picked(sets, ({ y }) => new Float64Array(y), place, choose);
  return html`<canvas class="fit-chart" role="img" aria-label=${text('inspect-fit-label', { target })} @click=${pick} ${painted(paint)}></canvas>
    <div class="axis-ends" .style=${`width:${width}px`}><span>${formatNumber(low)}</span><span>${variable('y')} → ${variable('ŷ')} ↑</span><span>${formatNumber(high)}</span></div>`;
}

function curveSection(
  { sets, target }: FitView,
  curve: NonNullable<FitView['curve']>,
  palette: Palette,
  width: number,
  legend: TemplateResult,
  choose: (set: FitSet['set'], index: number) => void,
): TemplateResult {
  const [x, predicted] = [new Float64Array(curve.x), new Float64Array(curve.predicted)];
  const [left, right] = [x[0] ?? 0, x.at(-1) ?? 1];
  const [low, high] = rangeOf([predicted, ...sets.map(({ y }) => new Float64Array(y))]);
  const place: Place = (across, up) => [
    ((across - left) / (right - left || 1)) * width,
    curveHeight - margin - ((up - low) / (high - low)) * (curveHeight - 2 * margin),
  ];
  const paint = (canvas: HTMLCanvasElement): void => {
    const context = sharpContext(canvas, width, curveHeight);
    if (!context) return;
    context.strokeStyle = palette.rule;
    context.strokeRect(0.5, 0.5, width - 1, curveHeight - 1);
    for (const set of sets)
      if (set.x) paintPoints(context, set, new Float64Array(set.x), new Float64Array(set.y), place, palette);
    context.beginPath();
    for (const [i, value] of x.entries()) context.lineTo(...place(value, predicted[i] ?? Number.NaN));
    context.lineWidth = 2;
    context.strokeStyle = palette.run;
    context.stroke();
  };
  const pick = picked(sets, (set) => new Float64Array(set.x ?? new ArrayBuffer(0)), place, choose, true);
  return section(
    'curve',
    text('inspect-fitted'),
    target,
    html`${legend}<canvas class="fit-chart" role="img" aria-label=${text('inspect-fitted-label', { target, feature: curve.feature })} @click=${pick} ${painted(paint)}></canvas>
      <div class="axis-ends"><span>${formatNumber(left)}</span><span>${curve.feature} →</span><span>${formatNumber(right)}</span></div>`,
  );
}

/** The least and the largest finite value, apart from each other. */
function rangeOf(all: readonly Float64Array[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of all) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low <= high)) return [0, 1];
  return low < high ? [low, high] : [low - 1, high + 1];
}

function paintPoints(
  context: CanvasRenderingContext2D,
  { set }: FitSet,
  across: Float64Array,
  up: Float64Array,
  place: Place,
  palette: Palette,
): void {
  context.lineWidth = 1;
  context.fillStyle = palette.description;
  context.strokeStyle = palette.foreground;
  context.globalAlpha = 0.75;
  for (const [i, value] of across.entries()) {
    const [x, y] = place(value, up[i] ?? Number.NaN);
    if (!Number.isFinite(x + y)) continue;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (set === 'train') context.fill();
    else context.stroke();
  }
  context.globalAlpha = 1;
}

/** A click chooses the example whose mark is nearest. */
function picked(
  sets: readonly FitSet[],
  across: (set: FitSet) => Float64Array,
  place: Place,
  choose: (set: FitSet['set'], index: number) => void,
  isCurve = false,
): (event: MouseEvent) => void {
  return (event) => {
    let best: { readonly set: FitSet['set']; readonly index: number; readonly distance: number } | undefined;
    for (const set of sets) {
      const up = new Float64Array(isCurve ? set.y : set.predicted);
      const indices = new Float64Array(set.indices);
      for (const [i, value] of across(set).entries()) {
        const [x, y] = place(value, up[i] ?? Number.NaN);
        const distance = Math.hypot(x - event.offsetX, y - event.offsetY);
        if (distance < (best?.distance ?? 12)) best = { set: set.set, index: indices[i] ?? 0, distance };
      }
    }
    if (best) choose(best.set, best.index);
  };
}
