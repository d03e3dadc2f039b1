import { html, nothing, type TemplateResult } from 'lit';
import { isWeighted } from '../diagram/layers/table';
import type { PanelState } from '../store';
import { text } from '../ui/language';
import type { Palette } from '../ui/palette';
import { subscript } from '../ui/subscript';
import { activationSection } from './activation-section';
import { dataSection } from './data-section';
import { excitingSection } from './exciting-section';
import { variable } from './formula';
import { healthSection } from './health-section';
import { inspectedKinds } from './kinds';
import { letterOf, type Place } from './place';
import { facts, section, shownNumber } from './section';
import { sumSection } from './sum';
import type { UnitNumbers } from './unit-numbers';
import { weightsSection } from './weights-section';

export interface UnitActions {
  /** Selects another unit of the layer. */
  go(unit: number): void;
  /** Lets a training example flow. */
  example(index: number): void;
}

/** Everything about one unit, in the order in which it computes; without numbers the structure alone. */
export function unitSections(
  place: Place,
  unit: number,
  numbers: UnitNumbers | undefined,
  state: PanelState,
  palette: Palette,
  width: number,
  actions: UnitActions,
): TemplateResult {
  const names = state.session?.prepared?.featureNames ?? [];
  const weighted = isWeighted(place.layer);
  return html`
    ${
      weighted
        ? html`${sumSection(place, unit, numbers, names, width)}${activationSection(place, unit, numbers, width)}`
        : valueSection(place, unit, numbers, names)
    }
    ${weighted && numbers?.weights ? (weightsSection(place, numbers.weights, numbers.bias, palette, width) ?? nothing) : nothing}
    ${numbers ? dataSection(place, unit, numbers, state, palette, width) : nothing}
    ${numbers ? (excitingSection(state.network?.layers[0], numbers.exciting, palette, actions.example) ?? nothing) : nothing}
    ${numbers && weighted ? healthSection(place, numbers, actions.go) : nothing}
  `;
}

/** What a unit without weights does, by its kind: an input gives x, others hand on what they are given. */
function valueSection(
  place: Place,
  unit: number,
  numbers: UnitNumbers | undefined,
  names: readonly string[],
): TemplateResult {
  const { hint, named } = inspectedKinds[place.layer.kind];
  const a = numbers?.a;
  const rows: [unknown, unknown][] = [];
  if (a !== undefined) rows.push([variable(letterOf(place), subscript(unit + 1)), shownNumber(a)]);
  return section(
    'value',
    text('inspect-value'),
    named ? (names[unit] ?? '') : '',
    html`${rows.length > 0 ? facts(rows) : nothing}${
      hint === undefined ? nothing : html`<p class="inspect-hint inspect-hint-inside">${text(hint)}</p>`
    }`,
  );
}
