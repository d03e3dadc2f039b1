import { html, nothing, type TemplateResult } from 'lit';

/** A titled part of a large view; `legend` says beside the title what the marks mean. */
export function viewSection(name: string, title: string, legend: unknown, body: unknown): TemplateResult {
  return html`<section class="view-section view-${name}" aria-label=${title}>
    <h3><span class="view-section-title">${title}</span>${legend ? html`<span class="view-legend">${legend}</span>` : nothing}</h3>
    ${body}
  </section>`;
}
