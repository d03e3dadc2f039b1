import { html, nothing, svg, type TemplateResult } from 'lit';
import type { HistogramView } from '../../src/protocol/histogram';
import { text } from '../ui/language';
import { formatBriefly } from '../ui/number';

/** An end of an axis in two digits. */
const end = (value: number): string => formatBriefly(Number(value.toPrecision(2)));

const height = 36;

/** A distribution now as bars by sign, and at the start as a line, on one axis. */
export function spread(
  layer: string,
  symbol: string,
  now: HistogramView,
  start: HistogramView | undefined,
  width: number,
): TemplateResult {
  const low = Math.min(now.low, start?.low ?? now.low);
  const high = Math.max(now.high, start?.high ?? now.high);
  const span = high - low || 1;
  const x = (value: number): number => ((value - low) / span) * width;
  const label = text('health-spread-label', { layer, symbol, low: end(low), high: end(high) });
  return html`<div class="health-spread">
    <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
      ${svg`<path class="histogram-base" d="M0 ${height - 0.5}H${width}" />`}
      ${bars(now, x)}
      ${start ? svg`<path class="health-start" d=${outline(start, x)} />` : nothing}
    </svg>
    <div class="axis-ends"><span>${end(low)}</span><span>${end(high)}</span></div>
  </div>`;
}

type Place = (value: number) => number;

/** Bins of negative and of positive values; the bin that holds 0 is neither. */
function bars({ low, high, counts }: HistogramView, x: Place): unknown {
  const values = new Float64Array(counts);
  const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
  const step = (high - low) / values.length;
  const paths = { negative: '', zero: '', positive: '' };
  for (const [k, count] of values.entries()) {
    if (count === 0) continue;
    const [from, to] = [low + k * step, low + (k + 1) * step];
    const sign = to <= 0 ? 'negative' : from >= 0 ? 'positive' : 'zero';
    const bar = Math.max(1, (count / most) * (height - 2));
    const width = Math.max(1, x(to) - x(from) - 0.5);
    paths[sign] += `M${x(from).toFixed(2)} ${height}v${(-bar).toFixed(2)}h${width.toFixed(2)}V${height}z`;
  }
  return svg`<path class="histogram-bars negative" d=${paths.negative} /><path class="health-zero" d=${paths.zero} /><path class="histogram-bars positive" d=${paths.positive} />`;
}

function outline({ low, high, counts }: HistogramView, x: Place): string {
  const values = new Float64Array(counts);
  const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
  const step = (high - low) / values.length;
  let path = `M${x(low).toFixed(2)} ${height}`;
  for (const [k, count] of values.entries()) {
    path += `V${(height - (count / most) * (height - 2)).toFixed(2)}H${x(low + (k + 1) * step).toFixed(2)}`;
  }
  return `${path}V${height}`;
}
