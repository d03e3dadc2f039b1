import { html, nothing, svg, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';

export interface HistogramLook {
  readonly width: number;
  readonly height: number;
  /** Colour: a class, or neither. */
  readonly kind: 'positive' | 'negative' | 'neutral';
  /** Largest count of all histograms that are compared. */
  readonly most: number;
  /** Where on [low, high] the chosen example is. */
  readonly mark?: number;
}

/** Counts in equal bins of [low, high] as bars; in words for a screen reader. */
export function histogram(counts: Float64Array, low: number, high: number, look: HistogramLook): TemplateResult {
  const { width, height, most } = look;
  const step = width / Math.max(1, counts.length);
  const gap = step > 4 ? 1 : 0;
  let path = '';
  for (const [i, count] of counts.entries()) {
    if (count === 0) continue;
    const bar = Math.max(1, (count / (most || 1)) * (height - 1));
    path += `M${(i * step).toFixed(2)} ${height}v${(-bar).toFixed(2)}h${(step - gap).toFixed(2)}V${height}z`;
  }
  const mark = look.mark === undefined || !(high > low) ? undefined : ((look.mark - low) / (high - low)) * width;
  return html`<svg
    class="histogram"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${histogramWords(counts, low, high)}
  >
    ${svg`<path class="histogram-base" d="M0 ${height - 0.5}H${width}" /><path class="histogram-bars ${look.kind}" d=${path} />`}
    ${mark === undefined ? nothing : svg`<path class="histogram-mark" d="M${Math.max(1, Math.min(width - 1, mark))} 0V${height}" />`}
  </svg>`;
}

/** The bin that holds most, and how much of all. */
function histogramWords(counts: Float64Array, low: number, high: number): string {
  let total = 0;
  let mode = 0;
  for (const [i, count] of counts.entries()) {
    total += count;
    if (count > (counts[mode] ?? 0)) mode = i;
  }
  const width = (high - low) / Math.max(1, counts.length);
  return text('inspect-histogram-label', {
    total: formatCount(total),
    low: formatNumber(low),
    high: formatNumber(high),
    most: formatCount(counts[mode] ?? 0),
    from: formatNumber(low + mode * width),
    to: formatNumber(low + (mode + 1) * width),
  });
}
