import { html, nothing, type TemplateResult } from 'lit';
import type { HealthView, UnitFindingView } from '../../src/protocol/health';
import type { NetworkView } from '../../src/protocol/network';
import { variable } from '../inspect/formula';
import { inputName, placeOf } from '../inspect/place';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';
import { viewSection } from '../view/section';
import { remedyLink, type WriteRemedy } from './remedy-link';
import { unitNames } from './unit-names';

/** Digits of gradients that prove that units are tied. */
const digits = 6;

/** What is wrong with units: the cause, the gradients that show it, and what mends it. */
export function findingsSection(network: NetworkView, health: HealthView, write: WriteRemedy): TemplateResult {
  const { findings, layers, examples, of } = health;
  const fine = html`<p class="health-fine">${icon('pass')}${text('health-fine', { layers: layers.length, examples: formatCount(examples), of: formatCount(of) })}</p>`;
  const list = html`<ul class="health-findings">${findings.map((finding) => findingItem(network, finding, examples, write))}</ul>`;
  return viewSection('findings', text('health-findings'), '', findings.length === 0 ? fine : list);
}

function findingItem(
  network: NetworkView,
  finding: UnitFindingView,
  examples: number,
  write: WriteRemedy,
): TemplateResult {
  const { kind, cause, position, remedies } = finding;
  const units = new Int32Array(finding.units);
  const layer = network.layers[position]?.name ?? '';
  const least = new Float32Array(finding.flat).reduce((low, share) => Math.min(low, share), 1);
  const lead = text(`health-lead-${kind}`, { layer, units: unitNames(units), count: units.length });
  const why = text(`health-cause-${cause}`, { examples: formatCount(examples), share: formatPercent(least) });
  return html`<li class="health-finding" tabindex="-1" data-kind=${kind}>
    ${icon('warning')}
    <div>
      <p><b>${lead}</b> ${why}${remedies.map((remedy) => html` ${remedyLink(network, remedy, write)}`)}</p>
      ${proof(network, finding, units)}
    </div>
  </li>`;
}

/** dz of the units for one example, and their dW from one input, side by side, to the digits that show that they are equal. */
function proof(network: NetworkView, { position, proof, cause }: UnitFindingView, units: Int32Array): unknown {
  const place = placeOf(network, position);
  const gradients = new Float64Array(proof.gradients);
  if (!place || gradients.length === 0) return nothing;
  const { variable: letter, rest } = inputName(place, proof.input);
  const line = (symbol: unknown, of: string, values: Float64Array): TemplateResult => {
    const shown = cause.startsWith('saturated') ? values.subarray(0, 1) : values;
    return html`<p class="health-proof">
      <span class="quiet">d${symbol} ${of}</span>
      ${Array.from(shown, (d, k) => html`<span><span class="quiet">${formatCount((units[k] ?? 0) + 1)}:</span> <b>${exactly(d)}</b></span>`)}
    </p>`;
  };
  const example = formatCount(proof.example + 1);
  return html`${line(variable('z'), text('health-deltas', { example }), new Float64Array(proof.deltas))}
    ${line(variable('W'), text('health-proof', { input: `${letter}${rest}` }), gradients)}`;
}

function exactly(value: number): string {
  return value === 0 ? '0' : value.toPrecision(digits).replace(/-/g, '−');
}
