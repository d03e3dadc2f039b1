import { html, nothing, type TemplateResult } from 'lit';
import type { FitView } from '../../src/protocol/fit';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { type FitSet, type Place, paintFrame, paintPoints, picked, rangeOf } from './fit-points';
import { variable } from './formula';
import { section } from './section';

const margin = 4;
const curveHeight = 150;
/** The largest side of the scatter plot. */
const largest = 360;

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
    paintFrame(context, width, width, palette, [place(low, low), place(high, high)]);
    for (const set of sets)
      paintPoints(context, set, new Float64Array(set.y), new Float64Array(set.predicted), place, palette);
  };
  const pick = picked(sets, ({ y, predicted }) => [new Float64Array(y), new Float64Array(predicted)], place, choose);
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
  const pick = picked(
    sets,
    ({ x, y }) => [new Float64Array(x ?? new ArrayBuffer(0)), new Float64Array(y)],
    place,
    choose,
  );
  return section(
    'curve',
    text('inspect-fitted'),
    target,
    html`${legend}<canvas class="fit-chart" role="img" aria-label=${text('inspect-fitted-label', { target, feature: curve.feature })} @click=${pick} ${painted(paint)}></canvas>
      <div class="axis-ends"><span>${formatNumber(left)}</span><span>${curve.feature} →</span><span>${formatNumber(right)}</span></div>`,
  );
}
