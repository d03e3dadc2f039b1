import { html, type TemplateResult } from 'lit';
import { formatExactly, formatNumber } from '../ui/number';

/** A titled part of the inspector; `aside` is at the title's right. */
export function section(name: string, title: string, aside: unknown, body: unknown): TemplateResult {
  return html`<section class="inspect-section inspect-${name}" aria-label=${title}>
    <h3><span>${title}</span><span class="inspect-aside">${aside}</span></h3>
    ${body}
  </section>`;
}

/** Names and values, one pair a line. */
export function facts(pairs: readonly (readonly [name: unknown, value: unknown])[]): TemplateResult {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Four digits, with all of them in the tooltip. */
export function shownNumber(value: number): TemplateResult {
  return html`<span title=${formatExactly(value)}>${formatNumber(value)}</span>`;
}
