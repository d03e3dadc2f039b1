import { html, type TemplateResult } from 'lit';
import type { FitView } from '../../src/protocol/fit';
import { type FitSet, type Place, paintFrame, paintPoints, picked } from '../inspect/fit-points';
import { variable } from '../inspect/formula';
import { section } from '../inspect/section';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';

const height = 200;
const margin = 6;

/** ŷ − y over ŷ: a pattern here is what the network has not learnt. A click chooses an example. */
export function residualSection(
  { sets, target }: FitView,
  palette: Palette,
  width: number,
  choose: (set: FitSet['set'], index: number) => void,
): TemplateResult {
  const values = sets.map((set) => ({ set, points: pointsOf(set) }));
  const [low, high, most] = endsOf(values.map(({ points }) => points));
  const place: Place = (x, y) => [
    margin + ((x - low) / (high - low || 1)) * (width - 2 * margin),
    height / 2 - (y / (most || 1)) * (height / 2 - margin),
  ];
  const paint = (canvas: HTMLCanvasElement): void => {
    const context = sharpContext(canvas, width, height);
    if (!context) return;
    const middle = height / 2;
    paintFrame(context, width, height, palette, [
      [0, middle],
      [width, middle],
    ]);
    for (const { set, points } of values) paintPoints(context, set, ...points, place, palette);
  };
  const pick = picked(sets, pointsOf, place, choose);
  return section(
    'residuals',
    text('results-residuals'),
    target,
    html`<p class="fit-keys">${text('results-residuals-why')}</p>
      <canvas class="fit-chart" role="img" aria-label=${text('results-residuals-label', { target, most: formatNumber(most) })} @click=${pick} ${painted(paint)}></canvas>
      <div class="axis-ends" .style=${`width:${width}px`}><span>${formatNumber(low)}</span><span>${variable('ŷ')} →, ${variable('ŷ')} − ${variable('y')} ↑ ±${formatNumber(most)}</span><span>${formatNumber(high)}</span></div>`,
  );
}

/** ŷ, and ŷ − y. */
function pointsOf({ y, predicted }: FitSet): readonly [Float64Array, Float64Array] {
  const [across, truths] = [new Float64Array(predicted), new Float64Array(y)];
  return [across, across.map((value, i) => value - (truths[i] ?? Number.NaN))];
}

/** The least and the largest ŷ, and the largest |ŷ − y|, of the points where both are finite. */
function endsOf(all: readonly (readonly [Float64Array, Float64Array])[]): readonly [number, number, number] {
  let [low, high, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const [across, up] of all) {
    for (const [i, x] of across.entries()) {
      const y = up[i] ?? Number.NaN;
      if (!Number.isFinite(x + y)) continue;
      [low, high, most] = [Math.min(low, x), Math.max(high, x), Math.max(most, Math.abs(y))];
    }
  }
  return low <= high ? [low, high, most] : [0, 1, 1];
}
