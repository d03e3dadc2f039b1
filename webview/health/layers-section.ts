import { html, type TemplateResult } from 'lit';
import type { HealthView, LayerHealthView } from '../../src/protocol/health';
import type { NetworkView } from '../../src/protocol/network';
import { variable } from '../inspect/formula';
import type { Selection } from '../store';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatCount } from '../ui/number';
import { viewSection } from '../view/section';
import type { ViewLook } from '../view/view-page';
import type { HealthSeries } from './series';
import { seriesLine } from './series-line';
import { spread } from './spread';

/** What is usual of ‖ΔW‖ / ‖W‖. */
const usual = [1e-4, 1e-2] as const;
/** Pixels that a layer's name, the columns' gaps and the numbers beside the lines take. */
const fixed = { name: 92, gap: 18, number: 82 };
/** Below this width the distributions of Z and A give way. */
const narrow = { sums: 900, activations: 560 };

/** Each layer's distributions now and at the start, and its gradients and updates over the steps seen; a layer's name opens it. */
export function layersSection(
  network: NetworkView,
  health: HealthView,
  series: HealthSeries,
  { width }: ViewLook,
  open: (selection: Selection) => void,
): TemplateResult {
  const spreads = [
    { key: 'weights', symbol: 'W' },
    ...(width >= narrow.sums ? [{ key: 'sums', symbol: 'Z' } as const] : []),
    ...(width >= narrow.activations ? [{ key: 'activations', symbol: 'A' } as const] : []),
    { key: 'gradients', symbol: 'dW' },
  ] as const;
  const columns = spreads.length + 2;
  const cell = Math.max(
    52,
    Math.min(150, Math.floor((width - fixed.name - 2 * fixed.number - columns * fixed.gap) / columns)),
  );
  const norms = health.layers.flatMap(({ position }) => series.of(position).map((point) => point.gradientNorm));
  const most = norms.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 1e-6);
  const row = (layer: LayerHealthView): TemplateResult => {
    const { name, activation } = network.layers[layer.position] ?? { name: '' };
    const points = series.of(layer.position);
    const look = { layer: name, width: cell, step: health.moment.step };
    return html`<tr>
      <th scope="row"><button type="button" class="link" title=${text('health-open-layer')} @click=${() => open({ position: layer.position })}>${name}</button><br /><span class="quiet">${formatCount(layer.units)} ${activation ?? ''}</span></th>
      ${spreads.map(({ key, symbol }) => html`<td>${spread(name, symbol, layer[key], layer.start?.[key], cell)}</td>`)}
      <td>${seriesLine(
        points.map(({ step, gradientNorm }) => [step, gradientNorm] as const),
        { ...look, symbol: '‖dW‖', low: most * 1e-6, high: most },
      )}</td>
      <td>${seriesLine(
        points.map(({ step, updateRatio }) => [step, updateRatio] as const),
        { ...look, symbol: '‖ΔW‖ / ‖W‖', low: 1e-7, high: 1, band: usual },
      )}</td>
    </tr>`;
  };
  return viewSection(
    'layers',
    text('health-layers'),
    text('health-layers-legend'),
    html`<table class="health-layers">
      <thead>
        <tr>
          <td></td>
          ${spreads.map(({ symbol }) => html`<th scope="col">${symbol === 'dW' ? html`d${variable('W')}` : variable(symbol)}</th>`)}
          <th scope="col">${mathOf('‖dW‖')}</th>
          <th scope="col">${mathOf('‖ΔW‖')} / ${mathOf('‖W‖')}</th>
        </tr>
      </thead>
      <tbody>${health.layers.map(row)}</tbody>
    </table>`,
  );
}
