import { html, nothing, type TemplateResult } from 'lit';
import type { FitView } from '../../src/protocol/fit';
import { fitSections } from '../inspect/fit-section';
import { text } from '../ui/language';
import type { ViewLook } from '../view/view-page';
import { residualSection } from './residual-section';

const widest = 360;

/** ŷ against y of one target, the fitted curve of one input, and what ŷ misses by. */
export function regressionSections(
  fit: FitView,
  targets: readonly string[],
  { palette, width }: ViewLook,
  show: (unit: number) => void,
  choose: (set: FitView['sets'][number]['set'], index: number) => void,
): readonly TemplateResult[] {
  const room = Math.min(widest, width);
  const choice = (name: string, unit: number): TemplateResult =>
    html`<button type="button" aria-pressed=${unit === fit.unit} @click=${() => show(unit)}>${name}</button>`;
  return [
    html`<p class="results-head">
      <span>${text('results-regression')}</span>
      ${targets.length > 1 ? html`<span class="segmented results-targets" role="group" aria-label=${text('results-targets')}>${targets.map(choice)}</span>` : nothing}
    </p>`,
    html`<div class="results-plots">${fitSections(fit, palette, room, choose)}${residualSection(fit, palette, room, choose)}</div>`,
  ];
}
