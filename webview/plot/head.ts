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
  /** The axis of steps. */
  readonly logSteps: boolean;
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
  scaleSteps(logarithmic: boolean): void;
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
    ${scaleChoice('steps', state.logSteps, actions.scaleSteps)} ${scaleChoice('cost', state.logarithmic, actions.scale)}
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

const axes = {
  steps: { name: 'plot-steps', label: 'plot-steps-scale' },
  cost: { name: 'toolbar-cost', label: 'plot-scale' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, MessageCode>>>>;

/** Whether an axis is linear or logarithmic. Where there is room for one button alone, that one is pressed and released. */
function scaleChoice(axis: keyof typeof axes, isLog: boolean, choose: (isLog: boolean) => void): TemplateResult {
  const { name, label } = axes[axis];
  const press = ({ currentTarget }: Event): void => choose(isAlone(currentTarget) ? !isLog : true);
  return html`<span class="plot-scale-name" aria-hidden="true">${text(name)}</span>
    <div class="plot-scale segmented" data-axis=${axis} role="group" aria-label=${text(label)}>
      <button type="button" data-scale="linear" aria-pressed=${!isLog} @click=${() => choose(false)}>${text('plot-linear')}</button>
      <button type="button" data-scale="log" aria-pressed=${isLog} @click=${press}>${text('plot-log')}</button>
    </div>`;
}

function isAlone(button: EventTarget | null): boolean {
  const other = button instanceof HTMLElement ? button.previousElementSibling : null;
  return other instanceof HTMLElement && other.offsetParent === null;
}

function openSaveMenu(event: Event, actions: HeadActions, renderer: Renderer): void {
  const formats = [
    { label: text('plot-save-png'), run: () => actions.save('png') },
    { label: text('plot-save-svg'), run: () => actions.save('svg') },
  ];
  openMenuBelow(event, text('plot-save'), formats, renderer);
}
