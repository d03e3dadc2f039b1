import { html, nothing, type TemplateResult } from 'lit';

/** A codicon; decorative, for what it is on carries the name. */
export function icon(name: string, slot?: 'start'): TemplateResult {
  return html`<span slot=${slot ?? nothing} class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
