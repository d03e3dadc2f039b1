import type { Schedule, ScheduleName } from '../../model/schedule';
import { power } from '../../numerics/power';
import { cos } from '../../numerics/trigonometry';

/** α in epoch t (from 0) of `epochs`, before the warm-up. */
type Rate = (schedule: Schedule, lr: number, t: number, epochs: number) => number;

const rates: Readonly<Record<ScheduleName, Rate>> = {
  constant: (_schedule, lr) => lr,
  // lr·f^⌊t/every⌋.
  step: ({ factor, every }, lr, t) => lr * power(factor, Math.floor(t / every)),
  // lr·f^t.
  exponential: ({ factor }, lr, t) => lr * power(factor, t),
  // min + (lr − min)(1 + cos πt/T)/2.
  cosine: ({ min }, lr, t, epochs) => min + ((lr - min) * (1 + cos((Math.PI * t) / epochs))) / 2,
};

/** α in epoch t (from 0) of a run of `epochs`: the schedule's rate, times the warm-up's share. */
export function learningRate(schedule: Schedule, lr: number, t: number, epochs: number): number {
  return rates[schedule.name](schedule, lr, t, epochs) * warmupShare(schedule.warmup, t);
}

/** The share of the rate that epoch t gets while warming up: (t + 1)/warmup, and 1 from then on. */
function warmupShare(warmup: number, t: number): number {
  return t + 1 < warmup ? (t + 1) / warmup : 1;
}
