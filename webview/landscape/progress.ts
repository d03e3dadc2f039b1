import { html, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { formatPercent } from '../ui/number';

/** How far a computation is, with the link that stops it or lets it go on. */
export function progress(done: number, isStopped: boolean, stop: (stopped: boolean) => void): TemplateResult {
  const share = formatPercent(done);
  return html`<span class="landscape-progress" role="status">${text(isStopped ? 'landscape-paused' : 'landscape-progress', { share })}</span>
    <button type="button" class="link" @click=${() => stop(!isStopped)}>${text(isStopped ? 'landscape-go-on' : 'landscape-stop')}</button>`;
}
