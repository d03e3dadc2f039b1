import { html, type TemplateResult } from 'lit';
import type { FitView } from '../../src/protocol/fit';
import { variable } from '../inspect/formula';
import { section } from '../inspect/section';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';

const height = 200;
const margin = 6;
const radius = 2.2;
/** Pixels within which a click finds a point. */
const near = 12;

interface Residual {
  readonly set: FitView['sets'][number]['set'];
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** ŷ − y over ŷ: a pattern here is what the network has not learnt. A click chooses an example. */
export function residualSection(
  { sets, target }: FitView,
  palette: Palette,
  width: number,
  choose: (set: Residual['set'], index: number) => void,
): TemplateResult {
  const values = sets.flatMap(({ set, indices, y, predicted }) => {
    const [places, truths] = [new Float64Array(indices), new Float64Array(y)];
    return Array.from(new Float64Array(predicted), (x, i) => ({
      set,
      index: places[i] ?? 0,
      x,
      y: x - (truths[i] ?? NaN),
    }));
  });
  const finite = values.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const ends = (of: (value: Residual) => number): readonly [number, number] =>
    finite.reduce(([low, high], value) => [Math.min(low, of(value)), Math.max(high, of(value))], [Infinity, -Infinity]);
  const [low, high] = finite.length > 0 ? ends(({ x }) => x) : [0, 1];
  const most = Math.max(...(finite.length > 0 ? ends(({ y }) => Math.abs(y)) : [1])) || 1;
  const points = finite.map(({ set, index, x, y }) => ({
    set,
    index,
    x: margin + ((x - low) / (high - low || 1)) * (width - 2 * margin),
    y: height / 2 - (y / most) * (height / 2 - margin),
  }));
  const paint = (canvas: HTMLCanvasElement): void => {
    const context = sharpContext(canvas, width, height);
    if (!context) return;
    context.strokeStyle = palette.rule;
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    context.setLineDash([4, 3]);
    context.strokeStyle = palette.description;
    context.beginPath();
    context.moveTo(0, height / 2);
    context.lineTo(width, height / 2);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 0.75;
    context.fillStyle = palette.description;
    context.strokeStyle = palette.foreground;
    for (const { set, x, y } of points) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      if (set === 'train') context.fill();
      else context.stroke();
    }
  };
  const pick = (event: MouseEvent): void => {
    const away = ({ x, y }: Residual): number => Math.hypot(x - event.offsetX, y - event.offsetY);
    const [nearest] = [...points].sort((a, b) => away(a) - away(b));
    if (nearest && away(nearest) < near) choose(nearest.set, nearest.index);
  };
  return section(
    'residuals',
    text('results-residuals'),
    target,
    html`<p class="fit-keys">${text('results-residuals-why')}</p>
      <canvas class="fit-chart" role="img" aria-label=${text('results-residuals-label', { target, most: formatNumber(most) })} @click=${pick} ${painted(paint)}></canvas>
      <div class="axis-ends" .style=${`width:${width}px`}><span>${formatNumber(low)}</span><span>${variable('ŷ')} →, ${variable('ŷ')} − ${variable('y')} ↑ ±${formatNumber(most)}</span><span>${formatNumber(high)}</span></div>`,
  );
}
