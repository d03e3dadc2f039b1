import { html, nothing, svg, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';

const height = 36;

export interface SeriesLook {
  readonly layer: string;
  readonly symbol: string;
  readonly width: number;
  /** Ends of the axis, and what is usual on it. */
  readonly low: number;
  readonly high: number;
  readonly band?: readonly [low: number, high: number];
  /** The step of the moment that is shown. */
  readonly step: number;
}

/** A figure over the steps seen, on logarithmic axes, and its value now. */
export function seriesLine(
  points: readonly (readonly [step: number, value: number])[],
  look: SeriesLook,
): TemplateResult {
  const { layer, symbol, width, low, high, band, step } = look;
  const last = points.at(-1)?.[0] ?? 0;
  const first = points[0]?.[0] ?? 0;
  const x = (at: number): number =>
    last > first ? (Math.log1p(at - first) / Math.log1p(last - first)) * (width - 8) + 4 : width - 4;
  const y = (value: number): number => {
    const share = Math.log(Math.max(low, Math.min(high, value)) / low) / Math.log(high / low);
    return height - 3 - share * (height - 6);
  };
  const known = points.filter(([, value]) => value > 0 && Number.isFinite(value));
  const line = known
    .map(([at, value], k) => `${k === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const now = points.find(([at]) => at === step)?.[1];
  const value = now === undefined ? '–' : formatNumber(now);
  return html`<div class="health-series">
    <div>
      <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${text('health-series-label', { layer, symbol, value })}>
        ${band ? svg`<rect class="health-band" x="0" y=${y(band[1])} width=${width} height=${y(band[0]) - y(band[1])} />` : nothing}
        ${svg`<path class="health-line" d=${line} />`}
        ${now !== undefined && now > 0 ? svg`<circle class="health-now" cx=${x(step)} cy=${y(now)} r="3" />` : nothing}
      </svg>
      <div class="axis-ends"><span>${formatCount(first)}</span><span>${formatCount(last)}</span></div>
    </div>
    <b>${value}</b>
  </div>`;
}
