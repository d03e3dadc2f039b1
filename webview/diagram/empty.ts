import { html, nothing, type TemplateResult } from 'lit';
import type { NetworkView } from '../../src/protocol/network';
import { text } from '../ui/language';

const example = `model {
  input 2
  dense hidden 4 tanh
  dense output 1 sigmoid
}`;

/** What is shown in place of a network: an empty place says what to do next. */
export function emptyTemplate(network: NetworkView | undefined): TemplateResult | typeof nothing {
  if (!network) return html`<p class="quiet">${text('diagram-waiting')}</p>`;
  if (network.layers.length > 0) return nothing;
  return html`<p><b>${text('diagram-empty')}</b></p>
    <p>${text('diagram-empty-remedy')}</p>
    <pre>${example}</pre>`;
}
