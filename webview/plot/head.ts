import { html, nothing, svg, type TemplateResult } from 'lit';
import type { MessageCode } from '../../src/messages/translate';
import type { SetName } from '../../src/model/sets';
import { iconButton } from '../ui/icon-button';
import { text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import type { Popup } from '../ui/popup';
import type { Renderer } from '../ui/renderer';

export type CurveName = SetName | 'earlier' | 'branch';

export interface HeadState {
  readonly logarithmic: boolean;
  readonly zoomed: boolean;
  readonly hasRecords: boolean;
  /** Which curves there are, and which of them are switched off. */
  readonly curves: readonly CurveName[];
  readonly hidden: ReadonlySet<CurveName>;
  /** What the last copy or save came to. */
  readonly note: string;
}

export interface HeadActions {
  scale(logarithmic: boolean): void;
  toggle(curve: CurveName): void;
  showAll(): void;
  copy(): void;
  save(format: 'png' | 'svg'): void;
}

const curveNames: Readonly<Record<CurveName, MessageCode>> = {
  train: 'plot-train',
  validation: 'plot-validation',
  test: 'plot-test',
  earlier: 'plot-earlier',
  branch: 'plot-branch',
};

/** The cost pane's head: legend that switches curves, scale, and what can be done with the curves. */
export function head(
  state: HeadState,
  actions: HeadActions,
  runs: { readonly popup: Popup; readonly list: TemplateResult },
  renderer: Renderer,
): TemplateResult {
  const disabled = !state.hasRecords;
  return html`
    <h2>${text('plot-cost')}</h2>
    <div class="plot-legend" role="group" aria-label=${text('plot-legend')}>
      ${state.curves.map((curve) => legendEntry(curve, !state.hidden.has(curve), actions))}
    </div>
    <span class="plot-note" role="status" title=${state.note}>${state.note}</span>
    ${state.zoomed ? iconButton('screen-full', text('plot-show-all'), actions.showAll) : nothing}
    <div class="plot-scale segmented" role="group" aria-label=${text('plot-scale')}>
      ${scaleButton('plot-linear', !state.logarithmic, () => actions.scale(false))}
      ${scaleButton('plot-log', state.logarithmic, () => actions.scale(true))}
    </div>
    ${iconButton('copy', text('plot-copy'), actions.copy, { disabled })}
    ${iconButton('save', text('plot-save'), (event) => openSaveMenu(event, actions, renderer), { disabled, expanded: false })}
    <div class="plot-popup-anchor" data-popup>
      ${iconButton('history', text('plot-runs'), (event) => runs.popup.toggle(event), { expanded: runs.popup.open })}
      ${
        runs.popup.open
          ? html`<div class="plot-popup plot-runs" role="dialog" aria-label=${text('plot-runs')}>${runs.list}</div>`
          : nothing
      }
    </div>
  `;
}

const strokes: Readonly<Record<CurveName, string>> = {
  train: 'legend-train',
  validation: 'legend-validation',
  test: 'legend-test',
  earlier: 'legend-earlier',
  branch: 'legend-branch',
};

function legendEntry(curve: CurveName, shown: boolean, actions: HeadActions): TemplateResult {
  const name = text(curveNames[curve]);
  return html`<button
    type="button"
    class="legend-entry"
    data-curve=${curve}
    aria-pressed=${shown}
    title=${text(shown ? 'plot-hide-curve' : 'plot-show-curve', { curve: name })}
    @click=${() => actions.toggle(curve)}
  >
    <svg width="18" height="8" aria-hidden="true">${svg`<path class=${strokes[curve]} d="M0 4H18" />`}</svg>${name}
  </button>`;
}

function scaleButton(code: MessageCode, pressed: boolean, act: () => void): TemplateResult {
  return html`<button type="button" aria-pressed=${pressed} @click=${act}>${text(code)}</button>`;
}

function openSaveMenu(event: Event, actions: HeadActions, renderer: Renderer): void {
  const formats = [
    { label: text('plot-save-png'), run: () => actions.save('png') },
    { label: text('plot-save-svg'), run: () => actions.save('svg') },
  ];
  openMenuBelow(event, text('plot-save'), formats, renderer);
}
