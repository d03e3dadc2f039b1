import { html, type TemplateResult } from 'lit';
import type { HealthView } from '../../src/protocol/health';
import type { NetworkView } from '../../src/protocol/network';
import { normFormula } from '../inspect/formula';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { viewSection } from '../view/section';

/** Each layer with weights: the size of its weights and gradients, and how many of its units are in trouble. */
export function layersSection(network: NetworkView, { layers }: HealthView): TemplateResult {
  const row = (layer: HealthView['layers'][number]): TemplateResult => {
    const { name, units } = network.layers[layer.position] ?? { name: '', units: 0 };
    const of = (part: number): string => text('inspect-of', { part: formatCount(part), whole: formatCount(units) });
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${formatNumber(layer.weightNorm)}</td>
      <td>${formatNumber(layer.gradientNorm)}</td>
      <td>${of(layer.dead)}</td>
      <td>${of(layer.saturated)}</td>
      <td>${of(layer.twins)}</td>
    </tr>`;
  };
  return viewSection(
    'layers',
    text('health-layers'),
    '',
    html`<table class="health-layers">
      <thead>
        <tr>
          <th scope="col">${text('health-layer')}</th>
          <th scope="col">${normFormula('W')}</th>
          <th scope="col">${normFormula('dW')}</th>
          <th scope="col">${text('inspect-dead-units')}</th>
          <th scope="col">${text('inspect-saturated-units')}</th>
          <th scope="col">${text('inspect-twin-units')}</th>
        </tr>
      </thead>
      <tbody>${layers.map(row)}</tbody>
    </table>`,
  );
}
