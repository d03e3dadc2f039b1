import { html, type TemplateResult } from 'lit';

/** A codicon; decorative, for what it is on carries the name. */
export function icon(name: string, slot?: 'start'): TemplateResult {
  return slot === undefined
    ? html`<span class="codicon codicon-${name}" aria-hidden="true"></span>`
    : html`<span slot=${slot} class="codicon codicon-${name}" aria-hidden="true"></span>`;
}
