import { html, nothing, type TemplateResult } from 'lit';
import { type Outcome, outcomeMessage } from '../../src/protocol/outcome';
import { icon } from '../ui/icon';
import { sentence, text } from '../ui/language';

/** What became of the shown run's expectations: how many were met, and in the tooltip each with both its values. */
export function outcomesChip(outcomes: readonly Outcome[] | undefined): TemplateResult | typeof nothing {
  if (!outcomes || outcomes.length === 0) return nothing;
  const met = outcomes.filter(({ pass }) => pass).length;
  const label = text('toolbar-expectations', { met, count: outcomes.length });
  const details = outcomes.map((outcome) => sentence(outcomeMessage(outcome))).join('\n');
  return html`<span class="chip outcomes" title=${details} aria-label=${`${label}. ${details}`} role="note"
    >${icon(met === outcomes.length ? 'pass' : 'error')}<span>${label}</span></span
  >`;
}
