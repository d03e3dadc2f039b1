import { formatCount } from '../ui/number';
import { logTicks, wholeTicks } from './ticks';
import type { Range, Trace } from './trace';

/** Of a trace, what says how its epochs lie along the axis. */
type Axis = Pick<Trace, 'logSteps'>;

/** How far along the axis an epoch is: log(1 + step) on a logarithmic one, so that the first moment has a place too. */
export function along({ logSteps }: Axis, epoch: number): number {
  return logSteps === undefined ? epoch : Math.log1p(Math.max(0, epoch) * logSteps);
}

/** The epoch at a place of the axis. */
export function epochAlong({ logSteps }: Axis, place: number): number {
  return logSteps === undefined ? place : Math.expm1(place) / logSteps;
}

/** The ends of the axis for some epochs. */
export function rangeAlong(axis: Axis, { min, max }: Range): Range {
  return { min: along(axis, min), max: along(axis, max) };
}

/** A number at the axis. */
export interface Tick {
  readonly epoch: number;
  readonly text: string;
}

/** Pixels between the middles of two numbers, at least. */
const apart = 46;

/** Whole epochs, about one every 90 pixels; on a logarithmic axis steps, those that are powers of ten above all. */
export function axisTicks(axis: Axis, view: Range, pixels: number): readonly Tick[] {
  const { logSteps } = axis;
  const count = Math.max(1, Math.floor(pixels / 90));
  if (logSteps === undefined) {
    return wholeTicks(view.min, view.max, count).map((epoch) => ({ epoch, text: formatCount(epoch) }));
  }
  const [low, high] = [Math.max(0, view.min * logSteps), view.max * logSteps];
  const ends = rangeAlong(axis, view);
  const x = (step: number): number =>
    ((along(axis, step / logSteps) - ends.min) / Math.max(Number.MIN_VALUE, ends.max - ends.min)) * pixels;
  const kept: number[] = [];
  for (const step of stepsBetween(low, high, count)) {
    if (kept.every((other) => Math.abs(x(other) - x(step)) >= apart)) kept.push(step);
  }
  return kept.sort((a, b) => a - b).map((step) => ({ epoch: step / logSteps, text: formatCount(step) }));
}

/** Round steps in [low, high], the most important first. */
function stepsBetween(low: number, high: number, count: number): readonly number[] {
  const isPower = (step: number): boolean => Number.isInteger(Math.log10(step));
  const first = low === 0 ? [0] : [];
  const steps = high < 1 ? [] : logTicks(Math.max(1, low), high, count).filter(Number.isInteger);
  const rounds = [...first, ...steps.filter(isPower), ...steps.filter((step) => !isPower(step))];
  return rounds.length > 1 ? rounds : wholeTicks(low, high, count);
}
