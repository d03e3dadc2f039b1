import { html, nothing, svg, type TemplateResult } from 'lit';
import type { DataColumnView } from '../../src/protocol/data-view';
import { text } from '../ui/language';
import { formatBriefly, formatCount } from '../ui/number';

const width = 150;
const height = 28;

/** How the values of a column are distributed: a histogram of numbers, the shares of texts. */
export function columnValues({
  histogram,
  top,
  distinct,
  missing,
  name,
}: DataColumnView): TemplateResult | typeof nothing {
  if (histogram) return bars(histogram, name);
  return top && top.length > 0 ? shares(top, distinct, missing) : nothing;
}

function bars({ edges, counts }: NonNullable<DataColumnView['histogram']>, name: string): TemplateResult {
  const highest = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return html`<svg class="data-histogram" viewBox="0 0 ${width} ${height}" role="img" aria-label=${name}>
    <path class="ground" d="M0 ${height - 0.5}H${width}" />
    ${counts.map((count, bin) => {
      // A bin with few rows is still seen.
      const tall = count === 0 ? 0 : Math.max(1.5, (count / highest) * (height - 2));
      const words = text('view-bar', {
        from: formatBriefly(edges[bin] ?? 0),
        to: formatBriefly(edges[bin + 1] ?? 0),
        count,
      });
      return svg`<rect x=${bin * step + 0.5} y=${height - 1 - tall} width=${Math.max(0.5, step - 1)} height=${tall}
        ><title>${words}</title></rect>`;
    })}
  </svg>`;
}

function shares(top: NonNullable<DataColumnView['top']>, distinct: number, missing: number): TemplateResult {
  const shown = top.slice(0, mostShares);
  const rest = top.slice(mostShares).reduce((sum, { count }) => sum + count, 0);
  const hasMore = distinct > shown.length;
  return html`<div class="data-shares" data-missing=${missing}>
    ${shown.map(
      ({ text: value, count }, k) => html`<div
        class="data-share share-${k}"
        .style=${`flex-grow: ${count}`}
        title=${text('view-share', { text: value, count })}
      >
        <div class="data-bar"></div>
        <span>${value}</span>
      </div>`,
    )}
    ${
      hasMore
        ? html`<div class="data-share is-rest" .style=${`flex-grow: ${Math.max(1, rest)}`} title=${text('view-other', { count: rest, shown: formatCount(rest) })}>
            <div class="data-bar"></div>
            <span>…</span>
          </div>`
        : nothing
    }
  </div>`;
}

/** Values that have a part of the bar each. */
const mostShares = 4;
