import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PanelState } from '../store';
import { text } from '../ui/language';
import { formatCount, formatEnd, formatNumber } from '../ui/number';
import { paintCells, painted } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { subscript } from '../ui/subscript';
import { variable } from './formula';
import { histogram } from './histogram';
import { letterOf, type Place } from './place';
import { paintSurface } from './scatter';
import { section } from './section';
import type { UnitNumbers } from './unit-numbers';

const beside = 96;
const gap = 16;
/** An axis shorter than this has its ends' numbers alone. */
const leastNamed = 120;

/** Pixels of a side of the surface in a section that is `width` wide. */
export function surfaceSize(width: number): number {
  return Math.max(120, width - beside - gap);
}

/** How the unit behaves over the data: its surface over two features, and how its values spread, class by class. */
export function dataSection(
  place: Place,
  unit: number,
  numbers: UnitNumbers,
  state: PanelState,
  palette: Palette,
  width: number,
): TemplateResult {
  const { surface } = numbers;
  const size = surfaceSize(width);
  const body = surface
    ? html`<div class="data-beside">
        <div>
          <canvas
            class="surface"
            role="img"
            aria-label=${text('inspect-surface-label')}
            ${painted((canvas) => {
              const view = state.exampleView?.example === numbers.example ? state.exampleView : undefined;
              const x = view ? new Float64Array(view.x) : undefined;
              paintSurface(canvas, size, surface, place.layer.activation, place.slope, state.points, x, palette);
            })}
          ></canvas>
          <div class="axis-ends">
            <span>${formatEnd(-surface.extent)}</span>
            <span>${variable('x', subscript(1))} → ${variable('x', subscript(2))} ↑</span>
            <span>${formatEnd(surface.extent)}</span>
          </div>
        </div>
        <div class="data-classes">${spreadByClass(place, unit, numbers, state, palette, beside, Math.round((size - 46) / 2))}</div>
      </div>`
    : html`<div class="data-classes">${spreadByClass(place, unit, numbers, state, palette, width, 52)}</div>`;
  return section(
    'data',
    text('inspect-over-data'),
    text('inspect-examples', { count: numbers.examples, shown: formatCount(numbers.examples) }),
    body,
  );
}

/** Two classes are two histograms; more are one histogram of all, and a row of shades a class. */
function spreadByClass(
  place: Place,
  unit: number,
  { histogram: bins, a }: UnitNumbers,
  state: PanelState,
  palette: Palette,
  width: number,
  height: number,
): TemplateResult {
  const classes = state.session?.prepared?.classes;
  const ends = html`<div class="axis-ends">
    <span>${axisNumber(bins.low, bins.high - bins.low)}</span>${width < leastNamed ? nothing : html`<span>${variable(letterOf(place), subscript(unit + 1))}</span>`}<span>${axisNumber(bins.high, bins.high - bins.low)}</span>
  </div>`;
  const mark = a === undefined ? {} : { mark: a };
  if (bins.groups.length === 2) {
    const most = Math.max(...bins.groups.map((group) => Math.max(...group)));
    return html`${[1, 0].map(
      (label) => html`<div class="data-class">
        <div class="class-name">${classMark(label)} ${className(classes, label)}</div>
        ${histogram(bins.groups[label] ?? new Float64Array(0), bins.low, bins.high, { width, height, most, kind: label === 1 ? 'positive' : 'negative', ...mark })}
      </div>`,
    )}${ends}`;
  }
  const all = new Float64Array(bins.groups[0]?.length ?? 0);
  for (const group of bins.groups) for (const [i, count] of group.entries()) all[i] = (all[i] ?? 0) + count;
  const total = histogram(all, bins.low, bins.high, {
    width,
    height,
    most: Math.max(...all),
    kind: 'neutral',
    ...mark,
  });
  const rows = bins.groups.length > 1 ? classRows(bins.groups, classes, palette) : nothing;
  return html`${total}${ends}${rows}`;
}

/** An end of an axis: what is nothing beside its span is 0. */
const axisNumber = (value: number, span: number): string =>
  Math.abs(value) < 1e-3 * span ? '0' : formatNumber(value).replace(/\.0+$/, '');

/** A class by its name, or by its number in words. */
function className(classes: readonly string[] | undefined, label: number): string {
  const name = classes?.[label] ?? String(label);
  return /^-?\d+$/.test(name) ? text('inspect-class', { class: name }) : name;
}

function classMark(label: number): TemplateResult {
  const shape = label === 1 ? svg`<circle cx="5" cy="5" r="4.2" />` : svg`<rect x="1" y="1" width="8" height="8" />`;
  return html`<svg class="class-mark" width="10" height="10" aria-hidden="true">${shape}</svg>`;
}

/** Each class a row whose shades say how often it gives which activation. */
function classRows(
  groups: readonly Float64Array[],
  classes: readonly string[] | undefined,
  palette: Palette,
): TemplateResult {
  return html`<div class="class-rows">
    ${groups.map((group, label) => {
      const most = Math.max(1, ...group);
      const name = classes?.[label] ?? String(label);
      return html`<span class="class-row-name" title=${name}>${name}</span>
        <canvas
          class="cells class-row"
          role="img"
          aria-label=${text('inspect-class-row', { class: className(classes, label) })}
          ${painted((canvas) => paintCells(canvas, group.length || 1, 1, (i) => palette.grey.rgb(((group[i] ?? 0) / most) ** 0.7)))}
        ></canvas>`;
    })}
  </div>`;
}
