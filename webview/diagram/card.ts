import { html, nothing, type TemplateResult } from 'lit';
import { editableProperties } from '../../src/model/layers/editable';
import type { LayerView, ProblemView } from '../../src/protocol/network';
import { counted } from '../ui/counted';
import { isFieldKey } from '../ui/field-keys';
import { text } from '../ui/language';
import { activationCurve } from './activation-curve';
import type { CardSize } from './card-size';
import type { Column } from './column';
import { lookOf } from './layers/table';

/** What of a card can be edited in place by typing. */
export type CardField = 'name' | 'units' | 'rate';

export interface CardState {
  readonly cardSize: CardSize;
  readonly top: number;
  readonly chosen: boolean;
  /** Whether Tab leads here. */
  readonly reachable: boolean;
  /** The zoom is too small for words: the spine's piece alone. */
  readonly far: boolean;
  readonly editing: CardField | undefined;
  readonly problem: ProblemView | undefined;
  commit(field: CardField, typed: string, next: CardField | undefined): void;
  cancel(): void;
}

const typed: ReadonlySet<string> = new Set<CardField>(['name', 'units', 'rate']);

/** What of a layer can be typed on its card, in the order in which Tab goes. */
export function fieldsOf(layer: LayerView): readonly CardField[] {
  return editableProperties[layer.kind].filter((property): property is CardField => typed.has(property));
}

function field(
  layer: LayerView,
  name: CardField,
  label: string,
  shown: TemplateResult | string,
  state: CardState,
): TemplateResult {
  if (state.editing !== name) return html`<span class="card-${name}" data-field=${name}>${shown}</span>`;
  const value = name === 'name' ? layer.name : String(name === 'units' ? layer.units : (layer.rate ?? ''));
  const order = fieldsOf(layer);
  let settled = false;
  const settle = (input: HTMLInputElement, next?: CardField): void => {
    if (settled) return;
    settled = true;
    state.commit(name, input.value, next);
  };
  return html`<input
    class="card-input card-input-${name}"
    aria-label=${label}
    spellcheck="false"
    autocomplete="off"
    .value=${value}
    @keydown=${(event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
      if (isFieldKey(event)) event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        settled = true;
        state.cancel();
      } else if (event.key === 'Enter') settle(event.currentTarget);
      else if (event.key === 'Tab') {
        event.preventDefault();
        settle(event.currentTarget, order[(order.indexOf(name) + 1) % order.length]);
      }
    }}
    @blur=${(event: FocusEvent & { currentTarget: HTMLInputElement }) => settle(event.currentTarget)}
    @pointerdown=${(event: PointerEvent) => event.stopPropagation()}
    @dblclick=${(event: MouseEvent) => event.stopPropagation()}
  />`;
}

function kindRow(layer: LayerView, state: CardState): TemplateResult {
  return lookOf(layer).row(layer, {
    cardSize: state.cardSize,
    edit: (name, label, shown) => field(layer, name, label, shown, state),
  });
}

/** A layer, said in words: what a screen reader announces for its card. */
export function describeLayer(layer: LayerView): string {
  return text('diagram-layer', { name: layer.name, kind: layer.kind, units: layer.units });
}

/** A layer's card: it hangs from the spine and has no box. */
export function cardTemplate(column: Column, state: CardState): TemplateResult {
  const { layer } = column;
  const full = state.cardSize === 'full';
  const label = state.problem
    ? text('diagram-layer-problem', { layer: describeLayer(layer), sentence: state.problem.sentence })
    : describeLayer(layer);
  return html`<div
    class="card ${state.cardSize} ${state.far ? 'far' : ''}"
    role="treeitem"
    aria-level="1"
    aria-selected=${state.chosen}
    aria-label=${label}
    data-position=${layer.position}
    tabindex=${state.reachable ? 0 : -1}
    .style=${`left:${column.left}px;top:${state.top}px;width:${column.width}px`}
  >
    ${
      state.far
        ? nothing
        : html`<div class="card-row">
              ${field(layer, 'name', text('diagram-edit-name'), layer.name, state)}
              ${
                layer.activation === undefined || state.cardSize === 'small'
                  ? nothing
                  : html`<span class="card-activation" data-field="activation">
                      <svg class="card-curve" viewBox="-1 -1 20 14" aria-hidden="true">
                        <path d=${activationCurve(layer)}></path>
                      </svg>
                      ${full ? layer.activation : nothing}
                    </span>`
              }
            </div>
            <div class="card-row quiet">
              <span class="card-kind">${kindRow(layer, state)}</span>
              ${
                full && lookOf(layer).countsParameters
                  ? html`<span class="card-parameters"
                      >${counted('diagram-parameters', 'count', layer.parameters)}</span
                    >`
                  : nothing
              }
            </div>
            <div class="card-row shapes">
              ${lookOf(layer)
                .shapes(layer, `(${layer.output.join(', ')})`, state.cardSize)
                .map(
                  ([symbol, shape]) =>
                    html`<span><span class="quiet">${symbol}</span> <span class="shape">${shape}</span></span>`,
                )}
            </div>`
    }
  </div>`;
}
