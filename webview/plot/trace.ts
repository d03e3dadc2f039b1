import { type SetName, setNames } from '../../src/model/sets';
import { firstFrom } from './columns';
import { linearTicks, logTicks } from './ticks';

/** A curve of another run, drawn pale, or as a branch of the one that is shown. */
export interface PaleCurve {
  readonly label: string;
  /** Of a branch of the run that is shown: the step that it hangs from, and what its spec says otherwise. */
  readonly hangs?: { readonly step: number; readonly changes: string };
  readonly epoch: Float64Array;
  readonly values: Float64Array;
}

/** Something that happened to the run at an epoch. */
export interface Mark {
  readonly epoch: number;
  readonly kind: 'paused' | 'stopped' | 'spec' | 'diverged';
  readonly label: string;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** One value for each set that is drawn. */
export type OfSets<T> = { readonly [N in SetName]?: T };

export type Quantity = 'cost' | 'accuracy';

/** All that one pane shows; a set's curve is absent where it is not recorded or switched off. */
export interface Trace extends OfSets<Float64Array> {
  readonly epoch: Float64Array;
  readonly earlier: readonly PaleCurve[];
  readonly marks: readonly Mark[];
  /** Whether the run is a branch itself: its first point is where it hangs. */
  readonly isBranch?: true;
  /** Epochs in view. */
  readonly view: Range;
  readonly zoomed: boolean;
  readonly logarithmic: boolean;
  /** On a logarithmic axis of steps: the steps of an epoch; absent: the axis is one of epochs, and linear. */
  readonly logSteps?: number;
  /** Costs start at 0, accuracies end at 1. */
  readonly quantity: Quantity;
  /** The present epoch while the run continues. */
  readonly now?: number;
  /** The earlier moment that everything shows, in epochs, and what is said of it. */
  readonly cursor?: { readonly epoch: number; readonly label: string };
  readonly labels: Readonly<Record<SetName, string>>;
  /** Values alone at the ends, no names and no labels of earlier runs: for narrow panels. */
  readonly compact: boolean;
  /** A value at a curve's end, and one of an axis whose ticks are `step` apart. */
  format(value: number): string;
  formatTick(value: number, step: number): string;
}

/** Every epoch: the present run's plan, or where there is none the longest run shown. */
export function wholeView(epoch: Float64Array, planned: number, earlier: readonly PaleCurve[]): Range {
  const last = epoch[epoch.length - 1] ?? 0;
  const longest = earlier.reduce((most, curve) => Math.max(most, curve.epoch[curve.epoch.length - 1] ?? 0), 0);
  return { min: 0, max: Math.max(planned, last, epoch.length > 0 ? 0 : longest, 1) };
}

function extend(range: Range, epoch: Float64Array, values: Float64Array, view: Range, positive: boolean): Range {
  let { min, max } = range;
  const to = Math.min(epoch.length, firstFrom(epoch, view.max) + 1);
  for (let i = Math.max(0, firstFrom(epoch, view.min) - 1); i < to; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value) || (positive && value <= 0)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}

/** The values in view with room around them; linear costs start at 0 and accuracies end at 1 unless zoomed. */
export function valueRange(trace: Trace): Range {
  const { logarithmic, view, zoomed } = trace;
  let range: Range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  const own = setNames.flatMap((set) => trace[set] ?? []);
  for (const column of own) range = extend(range, trace.epoch, column, view, logarithmic);
  if (!zoomed || own.length === 0) {
    for (const curve of trace.earlier) range = extend(range, curve.epoch, curve.values, view, logarithmic);
  }
  const { min, max } = range;
  if (!(min <= max)) return logarithmic ? { min: 0.1, max: 1 } : { min: 0, max: 1 };
  if (logarithmic) return { min: min / 1.15, max: Math.max(max, min * 1.01) * 1.15 };
  const room = Math.max((max - min) * 0.08, Math.abs(max) * 1e-3, 1e-12);
  if (trace.quantity === 'accuracy') return { min: Math.max(0, min - room), max: Math.min(1, zoomed ? max + room : 1) };
  return { min: zoomed || min < 0 ? min - room : 0, max: max + room };
}

export interface Ticks {
  readonly values: readonly number[];
  readonly step: number;
}

/** Ticks of the value axis, about one every 36 pixels. */
export function valueTicks(trace: Trace, range: Range, pixels: number): Ticks {
  const count = Math.max(3, Math.floor(pixels / 36));
  const values = trace.logarithmic ? logTicks(range.min, range.max, count) : linearTicks(range.min, range.max, count);
  return { values, step: (values[1] ?? 1) - (values[0] ?? 0) };
}
