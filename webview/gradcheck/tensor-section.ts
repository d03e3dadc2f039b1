import { html, nothing, type TemplateResult } from 'lit';
import type { GradientCheckView, TensorCheckView } from '../../src/protocol/gradient-check';
import type { NetworkView } from '../../src/protocol/network';
import { labToRgb, mix, parseColour, type Rgb, rgbToLab } from '../ui/colour';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatCount, formatExactly, formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import { viewSection } from '../view/section';
import type { ViewLook } from '../view/view-page';
import { type ChosenEntry, entryNumbers } from './chosen-entry';
import { differenceShade } from './difference-shade';
import { formatError } from './error-number';
import { type HeatMap, heatMap, mapLayout } from './heat-map';

/** Pixels between maps, and the widest map. */
const gap = 18;
const widest = 360;
/** How far maps go along their scales, so that numbers are read on them. */
const reach = 0.8;

/** Each tensor's gradient by backpropagation, as difference quotients, and how they differ, as maps beside each other. */
export function tensorSection(
  check: GradientCheckView,
  network: NetworkView,
  chosen: ChosenEntry | undefined,
  choose: (entry: ChosenEntry) => void,
  { palette, width }: ViewLook,
): TemplateResult {
  const positions = [...new Set(check.tensors.map(({ position }) => position))];
  const room = Math.min(widest, Math.floor((width - 2 * gap) / 3));
  return viewSection(
    'gradients',
    text('gradcheck-tensors'),
    html`<span>${text('gradcheck-legend')}</span> <span class="kink-sign" aria-hidden="true"></span> <span>${text('gradcheck-legend-kink')}</span>`,
    html`${positions.map((position) => {
      const layer = network.layers[position];
      return html`<div class="gradcheck-layer">
        <h4><b>${layer?.name ?? ''}</b> <span class="quiet">${layer ? (layer.activation ?? layer.kind) : nothing}</span></h4>
        <div class="gradcheck-tensors">${check.tensors.map((tensor, at) =>
          tensor.position === position
            ? tensorTemplate(tensor, check, room, palette, chosen?.tensor === at ? chosen.at : undefined, (entry) =>
                choose({ tensor: at, at: entry }),
              )
            : nothing,
        )}</div>
      </div>`;
    })}`,
  );
}

function tensorTemplate(
  tensor: TensorCheckView,
  { limit }: GradientCheckView,
  room: number,
  palette: Palette,
  chosen: number | undefined,
  choose: (at: number) => void,
): TemplateResult {
  const { symbol, index, rows, columns, gridRows, gridColumns, relativeError, errorAtEpsilon, wrong, skipped } = tensor;
  const [a, n] = [new Float64Array(tensor.analytic), new Float64Array(tensor.numeric)];
  const crossings = new Float64Array(tensor.crossings);
  const layout = mapLayout(gridRows, gridColumns, room);
  let [largest, norms] = [0, 0];
  for (const values of [a, n]) {
    for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
    norms += Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  }
  const title = (at: number): string => titleOf(tensor, at);
  const shared = { layout, count: a.length, chosen, choose, title };
  const signed = (values: Float64Array, name: string): HeatMap => ({
    ...shared,
    label: text('gradcheck-map', { name, rows: gridRows, columns: gridColumns }),
    cell: (at) => {
      const value = values[at] ?? Number.NaN;
      return { colour: palette.signed.rgb(largest > 0 ? (value / largest) * reach : 0), text: formatNumber(value) };
    },
  });
  const difference: HeatMap = {
    ...shared,
    label: text('gradcheck-map-difference', { rows: gridRows, columns: gridColumns }),
    cell: (at) => {
      const value = Math.abs((a[at] ?? Number.NaN) - (n[at] ?? Number.NaN));
      const isKinked = (crossings[at] ?? 0) > 0;
      if (wrong.includes(at)) return { colour: warning(palette), text: formatError(value) };
      if (isKinked) return { colour: palette.grey.rgb(0.06), text: text('gradcheck-kink'), isKinked };
      return { colour: palette.grey.rgb(0.04 + 0.5 * differenceShade(value, norms, limit)), text: formatError(value) };
    },
  };
  const isFine = wrong.length === 0 && relativeError <= limit;
  const isWhole = gridRows * gridColumns === rows * columns;
  const maps = [
    { name: html`${mathOf('a')} ${text('gradcheck-analytic')}`, map: signed(a, text('gradcheck-analytic')) },
    { name: html`${mathOf('n')} ${text('gradcheck-numeric')}`, map: signed(n, text('gradcheck-numeric')) },
    { name: mathOf('|a − n|'), map: difference },
  ];
  return html`<div class="gradcheck-tensor" data-tensor=${tensor.name}>
    <p class="gradcheck-name">
      ${mathOf(`d${symbol}[${index}]`)} <span class="quiet">(${formatCount(rows)}, ${formatCount(columns)})</span>
      <span class="gradcheck-error ${isFine ? '' : 'is-wrong'}" title=${formatExactly(relativeError)}>${icon(isFine ? 'check' : 'warning')} ${formatError(relativeError)}</span>
      ${errorAtEpsilon > limit ? html`<span class="quiet">${text('gradcheck-at-epsilon', { error: formatError(errorAtEpsilon) })}</span>` : nothing}
      ${skipped > 0 ? html`<span class="quiet">${text('gradcheck-skipped', { count: skipped, shown: formatCount(skipped) })}</span>` : nothing}
    </p>
    <div class="gradcheck-maps">${maps.map(
      ({ name, map }) => html`<figure><figcaption>${name}</figcaption>${heatMap(map, palette)}</figure>`,
    )}</div>
    ${isWhole ? nothing : html`<p class="quiet gradcheck-sample">${text('gradcheck-sample', { shown: formatCount(gridRows * gridColumns), all: formatCount(rows * columns) })}</p>`}
  </div>`;
}

/** All digits of an entry, for who looks for them. */
function titleOf(tensor: TensorCheckView, at: number): string {
  const entry = entryNumbers(tensor, at);
  if (!entry) return '';
  const { row, column, analytic, numeric, crossings } = entry;
  const said = text('gradcheck-entry-title', {
    row: formatCount(row + 1),
    column: formatCount(column + 1),
    a: formatExactly(analytic),
    n: formatExactly(numeric),
  });
  return crossings > 0
    ? `${said}\n${text('gradcheck-crosses', { count: crossings, shown: formatCount(crossings) })}`
    : said;
}

/** The colour of trouble, quiet enough for text. */
function warning(palette: Palette): Rgb {
  const paper = parseColour(palette.background) ?? [0, 0, 0];
  const yellow = parseColour(palette.warning) ?? [200, 160, 0];
  return labToRgb(mix(rgbToLab(paper), rgbToLab(yellow), 0.75));
}
