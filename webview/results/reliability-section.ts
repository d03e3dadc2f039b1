import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { ReliabilityView, ResultsView } from '../../src/protocol/results';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { viewSection } from '../view/section';

const size = { width: 250, height: 170, bars: 26 };
const margin = { left: 30, right: 10, top: 10, bottom: 18 };
const radius = { least: 2.5, most: 8 };

/** The examples whose predicted probability lies in one bin. */
interface Bin {
  readonly count: number;
  readonly mean: number;
  readonly observed: number;
}

/** How often what is predicted is so, against the probability that is predicted for it. */
export function reliabilitySection(
  { reliability, meaning }: ResultsView,
  nameOf: (at: number) => string,
): TemplateResult {
  const title = text('results-reliability');
  if (!reliability)
    return viewSection('reliability', title, '', html`<p class="quiet">${text('results-no-probability')}</p>`);
  const what =
    meaning === 'binary' ? text('results-observed-class', { name: nameOf(1) }) : text('results-observed-right');
  return viewSection(
    'reliability',
    title,
    text('results-reliability-legend'),
    html`<div class="results-reliability">
      ${chart(reliability, what)}
      <dl class="results-facts">
        <div title=${text('results-ece-why')}><dt>${text('results-ece')}</dt><dd>${formatNumber(reliability.expectedError)}</dd></div>
        <div title=${text('results-brier-why')}><dt>${text('results-brier')}</dt><dd>${formatNumber(reliability.brier)}</dd></div>
        <p class="quiet">${text(meaning === 'binary' ? 'results-reliability-binary' : 'results-reliability-top', { name: nameOf(1) })}</p>
      </dl>
    </div>`,
  );
}

function binsOf({ counts, means, observed }: ReliabilityView): readonly Bin[] {
  const [mean, seen] = [new Float64Array(means), new Float64Array(observed)];
  return Array.from(new Float64Array(counts), (count, k) => ({
    count,
    mean: mean[k] ?? Number.NaN,
    observed: seen[k] ?? Number.NaN,
  }));
}

function chart(reliability: ReliabilityView, what: string): TemplateResult {
  const bins = binsOf(reliability);
  const filled = bins.filter(({ count }) => count > 0);
  const most = filled.reduce((largest, { count }) => Math.max(largest, count), 1);
  const [inner, tall] = [size.width - margin.left - margin.right, size.height - margin.top - margin.bottom];
  const x = (probability: number): number => margin.left + probability * inner;
  const y = (share: number): number => margin.top + (1 - share) * tall;
  const said = filled.map(({ count, mean, observed }) =>
    text('results-bin', {
      shown: formatCount(count),
      count,
      mean: formatNumber(mean),
      observed: formatNumber(observed),
    }),
  );
  const line = filled.map(
    ({ mean, observed }, k) => `${k === 0 ? 'M' : 'L'}${x(mean).toFixed(1)} ${y(observed).toFixed(1)}`,
  );
  const tick = (
    at: number,
  ): SVGTemplateResult => svg`<text class="results-tick" x=${margin.left - 5} y=${y(at) + 4} text-anchor="end">${at}</text>
    <path class="results-grid" d="M${margin.left} ${y(at)}H${size.width - margin.right}" />`;
  const base = size.height + size.bars;
  const bars = bins.map(({ count }, k) => {
    const high = count === 0 ? 0 : Math.max(1.5, (count / most) * size.bars);
    return svg`<rect class="results-bar" x=${x(k / bins.length) + 1} y=${base - high} width=${inner / bins.length - 2} height=${high} />`;
  });
  return html`<svg class="results-chart" width=${size.width} height=${base + 18} viewBox="0 0 ${size.width} ${base + 18}" role="img"
    aria-label=${text('results-chart-label', { what, points: said.join('; ') })}>
    ${[0, 0.5, 1].map(tick)}
    ${svg`<path class="results-diagonal" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" />
    <path class="results-line" d=${line.join('')} />`}
    ${filled.map(({ count, mean, observed }, k) => svg`<circle class="results-point" cx=${x(mean)} cy=${y(observed)} r=${radius.least + (radius.most - radius.least) * Math.sqrt(count / most)}><title>${said[k]}</title></circle>`)}
    ${svg`<text class="results-tick" x=${x(0)} y=${size.height - 3} text-anchor="start">0</text>
    <text class="results-tick" x=${x(0.5)} y=${size.height - 3} text-anchor="middle">${text('results-axis-sure')}</text>
    <text class="results-tick" x=${x(1)} y=${size.height - 3} text-anchor="end">1</text>
    <path class="results-grid" d="M${x(0)} ${base}H${x(1)}" />`}
    ${bars}
    ${svg`<text class="results-tick" x=${x(0.5)} y=${base + 14} text-anchor="middle">${text('results-axis-count')}</text>`}
  </svg>`;
}
