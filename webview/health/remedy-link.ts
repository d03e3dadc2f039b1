import { html, type TemplateResult } from 'lit';
import type { Remedy } from '../../src/model/edit';
import type { NetworkView } from '../../src/protocol/network';
import { text } from '../ui/language';

/** Writes a remedy into the text. */
export type WriteRemedy = ((remedy: Remedy) => void) | undefined;

/** A remedy as a link that writes it into the text; where the text has another network than the run, as words alone. */
export function remedyLink(network: NetworkView, remedy: Remedy, write: WriteRemedy): TemplateResult {
  const words = remedyWords(remedy);
  const isThere = network.layers[remedy.layer] !== undefined;
  if (!write || !isThere) return html`<span class="quiet" title=${text('health-remedy-changed')}>${words}</span>`;
  return html`<button type="button" class="link" title=${text('health-remedy-write')} @click=${() => write(remedy)}>${words}</button>`;
}

function remedyWords(remedy: Remedy): string {
  switch (remedy.type) {
    case 'initializer':
      return text('health-remedy-initializer', { name: remedy.initializer });
    case 'activation':
      return text('health-remedy-activation', { name: remedy.activation });
    case 'bias':
      return text('health-remedy-bias', { bias: remedy.bias });
    case 'learning-rate':
      return text('health-remedy-learning-rate', { lr: remedy.lr });
    case 'seed':
      return text('health-remedy-seed');
    case 'draw-weights':
      return text('health-remedy-draw-weights');
  }
}
