import type { ActivationName } from '../../../../src/model/activation';
import type { LayerView } from '../../../../src/protocol/network';
import type { Arrangement, Gap } from '../../../../webview/diagram/arrangement';
import type { Bars, Column, Discs, Grid, Units } from '../../../../webview/diagram/column';
import type { LayerValues } from '../../../../webview/diagram/layer-values';
import type { Scene } from '../../../../webview/diagram/scene';
import { SurfaceRasters } from '../../../../webview/diagram/surface-raster';
import { plainPalette, type Sheet, type Step } from '../paper';

export function inputLayer(units: number, sizes: readonly number[] = [units]): LayerView {
  const own = { kind: 'input' as const, name: 'input', named: false, sizes: [...sizes], output: [units, 'm' as const] };
  return { ...own, position: 0, index: null, units, inputs: units, tensors: [], parameters: 0 };
}

export function denseLayer(
  position: number,
  units: number,
  inputs: number,
  activation: ActivationName = 'relu',
): LayerView {
  const own = { kind: 'dense' as const, name: `layer${position}`, named: true, output: [units, 'm' as const] };
  const parameters = units * inputs + units;
  return { ...own, position, index: position, units, inputs, activation, tensors: [], parameters };
}

export function dropoutLayer(position: number, units: number): LayerView {
  const own = { kind: 'dropout' as const, name: `layer${position}`, named: false, output: [units, 'm' as const] };
  return { ...own, position, index: null, units, inputs: units, rate: 0.5, tensors: [], parameters: 0 };
}

export const discsAt = (x: number, y: readonly number[], radius = 20, label: Discs['label'] = 'below'): Discs => ({
  ...{ kind: 'discs', x, y, radius, label },
});

export const barsAt = (x: number, y: readonly number[], radius = 10): Bars => ({
  ...{ kind: 'bars', x, y, radius, barLeft: x + 20, barRight: x + 120, valueRight: x + 200 },
});

export const gridAt = (part: Partial<Grid>): Grid => ({
  ...{ kind: 'grid', style: 'cells', left: 100, top: 50, perRow: 2, rows: 2, size: 20, gap: 4 },
  ...part,
});

export const columnOf = (layer: LayerView, units: Units, left = 0, width = 100): Column => ({
  ...{ layer, left, width, units },
});

export const nothingKnown: LayerValues = {
  weight: undefined,
  thumbnail: undefined,
  maxWeight: 0,
  bias: undefined,
  activation: undefined,
  marks: undefined,
  surface: undefined,
  surfaceScale: 1,
};

/** A scene of these columns, about which no more is known than is given. */
export function sceneOf(
  columns: readonly Column[],
  values: readonly Partial<LayerValues>[] = [],
  part: Partial<Scene> = {},
  arranged: Partial<Arrangement> = {},
): Scene {
  const gaps = columns.map((): Gap => 'lines');
  const palette = part.palette ?? plainPalette;
  return {
    arrangement: { cardSize: 'full', width: 1000, height: 500, columns, gaps, spine: 14, head: 98, ...arranged },
    values: columns.map((_, at) => ({ ...nothingKnown, ...values[at] })),
    palette,
    selection: null,
    unitView: undefined,
    x: undefined,
    label: undefined,
    predicted: undefined,
    classes: undefined,
    points: undefined,
    rasters: new SurfaceRasters(palette),
    side: 0,
    moment: undefined,
    ...part,
  };
}

/** A whole circle and a rectangle, as a canvas keeps them. */
export const ring = (x: number, y: number, radius: number): Step[] => [['circle', x, y, radius, 6.283185]];
export const rect = (...numbers: number[]): Step[] => [['rect', ...numbers]];

/** A line of the picture, which leaves one unit and enters another level. */
export function line(x1: number, y1: number, x2: number, y2: number): Step[] {
  const handle = (x2 - x1) * 0.45;
  const round = (n: number): number => Math.round(n * 1e6) / 1e6;
  return [
    ['move', round(x1), round(y1)],
    ['curve', ...[x1 + handle, y1, x2 - handle, y2, x2, y2].map(round)],
  ];
}

/** Of all that is on a sheet, what is of one kind. */
export const only = (sheet: Sheet, kind: string): object[] =>
  sheet.seen.filter((ink) => 'kind' in ink && ink.kind === kind);
