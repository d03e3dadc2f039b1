import { html, nothing, type TemplateResult } from 'lit';
import { marks } from '../../src/model/unit-trouble';
import type { HealthView, LayerHealthView, UnitFindingView } from '../../src/protocol/health';
import type { NetworkView } from '../../src/protocol/network';
import { type Place, placeOf } from '../inspect/place';
import type { Selection } from '../store';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';
import { paintCells } from '../ui/paint';
import { paintedSoon } from '../ui/paint-soon';
import { viewSection } from '../view/section';
import type { ViewLook } from '../view/view-page';
import { type Arc, tieArcs } from './tie-arcs';

/** Pixels from one tile to the next. */
const pitch = 38;
const tile = 34;

/** Each layer's units, their weights as tiles; what is tied, dead or flat is marked. */
export function unitsSection(
  network: NetworkView,
  health: HealthView,
  look: ViewLook,
  open: (selection: Selection) => void,
): TemplateResult {
  const last = network.layers.length - 1;
  const layers = health.layers.filter(
    ({ position }, _, all) =>
      all.length === 1 || position < last || health.findings.some((each) => each.position === position),
  );
  const legend = html`<span class="health-mark">=</span> ${text('health-legend-identical')}
    <span class="health-mark">±</span> ${text('health-legend-mirrored')}
    <span class="health-mark dead">×</span> ${text('health-legend-dead')}
    <span class="health-legend-bar">${text('health-legend-bar')}</span>`;
  return viewSection(
    'units',
    text('health-units'),
    legend,
    layers.map((layer) => {
      const place = placeOf(network, layer.position);
      const own = health.findings.filter(({ position }) => position === layer.position);
      return place ? layerUnits(place, layer, own, look, open) : nothing;
    }),
  );
}

function layerUnits(
  place: Place,
  layer: LayerHealthView,
  findings: readonly UnitFindingView[],
  look: ViewLook,
  open: (selection: Selection) => void,
): TemplateResult {
  const units = new Int32Array(layer.shown.units);
  const perRow = Math.max(1, Math.floor(look.width / pitch));
  const rows = Array.from({ length: Math.ceil(units.length / perRow) }, (_, row) =>
    units.subarray(row * perRow, (row + 1) * perRow),
  );
  const ties = findings.flatMap(({ signs, units: tied }) =>
    signs ? [{ units: new Int32Array(tied), signs: new Int8Array(signs) }] : [],
  );
  const grid = gridOf(place, layer);
  const size = `${formatCount(layer.units)} ${place.layer.activation ?? ''}`;
  const what = grid.image
    ? text('health-as-image')
    : text('health-as-grid', { from: place.before?.name ?? '', columns: grid.columns, rows: grid.rows });
  const shown =
    units.length < layer.units
      ? text('health-shown-of', { shown: formatCount(units.length), units: formatCount(layer.units) })
      : undefined;
  return html`<div class="health-layer">
    <p class="health-layer-head"><b>${place.layer.name}</b> <span class="quiet">${size}, ${shown === undefined ? what : `${what}; ${shown}`}</span></p>
    ${rows.map((row, at) => {
      const arcs = ties.flatMap((tie) => arcsIn(tie, row));
      return html`<div class="health-row">
        ${tieArcs(arcs, row.length * pitch)}
        <div class="health-tiles">
          ${Array.from(row, (unit, k) => unitTile(place, layer, grid, unit, at * perRow + k, ties, look, open))}
        </div>
      </div>`;
    })}
  </div>`;
}

interface Tied {
  readonly units: Int32Array;
  readonly signs: Int8Array;
}

/** From one tied unit of a row to the next. */
function arcsIn({ units, signs }: Tied, row: Int32Array): Arc[] {
  const members = Array.from(units, (unit, k) => ({ at: row.indexOf(unit), sign: signs[k] ?? 1 })).filter(
    ({ at }) => at >= 0,
  );
  return members.slice(1).map(({ at, sign }, k) => {
    const before = members[k] ?? { at, sign };
    const middle = (place: number): number => place * pitch + tile / 2;
    return { from: middle(before.at), to: middle(at), mirrored: before.sign !== sign };
  });
}

interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly image: boolean;
  /** Numbers of a unit for each cell: the channels of an image. */
  readonly channels: number;
}

/** How the weights of a unit are laid out: as the image they look at, else as near to a square as they fit. */
function gridOf({ image }: Place, { inputs, shown }: LayerHealthView): TileGrid {
  if (image && shown.columns === inputs && image.rows * image.columns * image.channels === inputs)
    return { columns: image.columns, rows: image.rows, image: true, channels: image.channels };
  const columns = Math.ceil(Math.sqrt(shown.columns));
  return { columns, rows: Math.ceil(shown.columns / columns), image: false, channels: 1 };
}

function unitTile(
  place: Place,
  { marks: marked, flat, shown, position }: LayerHealthView,
  { columns, rows, channels }: TileGrid,
  unit: number,
  at: number,
  ties: readonly Tied[],
  { palette }: ViewLook,
  open: (selection: Selection) => void,
): TemplateResult {
  const weights = new Float32Array(shown.weights, 4 * at * shown.columns, shown.columns);
  const mark = new Uint8Array(marked)[unit] ?? 0;
  const share = new Float32Array(flat)[unit] ?? 0;
  const tie = ties.find(({ units }) => units.includes(unit));
  const isDead = (mark & marks.dead) !== 0;
  const isSaturated = (mark & marks.saturated) !== 0;
  const paint = (canvas: HTMLCanvasElement): void =>
    paintCells(canvas, columns, rows, (column, row) =>
      palette.signed.rgb((weights[(row * columns + column) * channels] ?? 0) / (shown.largest || 1)),
    );
  const label = text('health-unit-label', {
    unit: formatCount(unit + 1),
    layer: place.layer.name,
    share: formatPercent(share),
  });
  const state = [tie ? 'tied' : '', isDead ? 'dead' : '', isSaturated ? 'saturated' : ''].join(' ');
  return html`<button type="button" class="health-unit ${state}" tabindex="-1" aria-label=${label} title="${label}. ${text('health-unit-open')}" data-unit=${unit} data-position=${position}
    @click=${() => open({ position, unit })}>
    <span class="health-tile"><canvas class="cells" aria-hidden="true" ${paintedSoon([shown.weights, at, columns, channels, palette], paint)}></canvas>${isDead ? html`<span class="health-cross" aria-hidden="true"></span>` : nothing}</span>
    <span class="health-number">${formatCount(unit + 1)}</span>
    <span class="health-flat"><span .style=${`width:${(share * 100).toFixed(1)}%`}></span></span>
  </button>`;
}
