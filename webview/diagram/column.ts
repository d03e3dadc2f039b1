import type { LayerView } from '../../src/protocol/network';
import type { Box } from '../ui/box';
import type { ImageShape } from '../ui/image-shape';

/** Units as circles, one below the other. */
export interface Discs {
  readonly kind: 'discs';
  readonly x: number;
  readonly y: readonly number[];
  readonly radius: number;
  /**
   * Where the value is: below, smaller and close below where units are close, `none` where it has no room, and for
   * units that only pass their input on.
   */
  readonly label: 'below' | 'close' | 'none';
}

/** A unit's number in a small circle and its activation as a bar: an output with several classes. */
export interface Bars {
  readonly kind: 'bars';
  readonly x: number;
  readonly y: readonly number[];
  readonly radius: number;
  readonly barLeft: number;
  readonly barRight: number;
  /** Right end of the value's text. */
  readonly valueRight: number;
}

/** Units as cells of an image. Cells under a pixel are possible: the grid then shows what the zoom can show. */
export interface Grid {
  readonly kind: 'grid';
  /** `image`: pixels of the input; `cells`: each with its weights; `strip`: one colour a unit. */
  readonly style: 'image' | 'cells' | 'strip';
  readonly left: number;
  readonly top: number;
  readonly perRow: number;
  readonly rows: number;
  readonly size: number;
  readonly gap: number;
  readonly image?: ImageShape;
}

/** A layer whose units are too many to place one by one and that changes nothing. */
export interface Passage {
  readonly kind: 'passage';
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export type Units = Discs | Bars | Grid | Passage;

export interface Column {
  readonly layer: LayerView;
  /** Left edge and width of the card. */
  readonly left: number;
  readonly width: number;
  readonly units: Units;
}

/** The rectangle that a layer's units fill. */
export function extentOf(units: Units): Box {
  if (units.kind === 'passage') return { left: units.x - 3, right: units.x + 3, top: units.top, bottom: units.bottom };
  if (units.kind === 'grid') {
    const pitch = units.size + units.gap;
    return {
      left: units.left,
      top: units.top,
      right: units.left + units.perRow * pitch - units.gap,
      bottom: units.top + units.rows * pitch - units.gap,
    };
  }
  const first = units.y[0] ?? 0;
  const last = units.y[units.y.length - 1] ?? first;
  const { x, radius } = units;
  return { left: x - radius, right: x + radius, top: first - radius, bottom: last + radius };
}

/** The rectangle of one unit. */
export function boxOf(units: Units, unit: number): Box {
  if (units.kind === 'passage') return extentOf(units);
  if (units.kind === 'grid') {
    const pitch = units.size + units.gap;
    const { channels = 1 } = units.image ?? {};
    const cell = Math.floor(unit / channels);
    const left = units.left + (cell % units.perRow) * pitch;
    const top = units.top + Math.floor(cell / units.perRow) * pitch;
    return { left, top, right: left + units.size, bottom: top + units.size };
  }
  const y = units.y[unit] ?? 0;
  const { x, radius } = units;
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** The unit at a point, or undefined beside all of them. */
export function unitAt(column: Column, x: number, y: number): number | undefined {
  const { units, layer } = column;
  if (units.kind === 'passage') return undefined;
  if (units.kind === 'grid') {
    const pitch = units.size + units.gap;
    const across = Math.floor((x - units.left) / pitch);
    const down = Math.floor((y - units.top) / pitch);
    if (across < 0 || across >= units.perRow || down < 0) return undefined;
    const unit = (down * units.perRow + across) * (units.image?.channels ?? 1);
    return unit < layer.units ? unit : undefined;
  }
  const reach = units.kind === 'bars' ? units.valueRight : units.x + units.radius;
  if (x < units.x - units.radius || x > reach) return undefined;
  const found = units.y.findIndex((centre) => Math.abs(y - centre) <= units.radius);
  return found < 0 ? undefined : found;
}
