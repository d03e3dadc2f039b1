import { firstFrom } from './columns';
import { drawable } from './path';
import type { PaleCurve, Trace } from './trace';

/** The last value in view of another run that has a place on the scale. */
export function endOf(trace: Trace, curve: PaleCurve): { epoch: number; value: number } | undefined {
  for (let i = Math.min(curve.epoch.length, firstFrom(curve.epoch, trace.view.max) + 1) - 1; i >= 0; i--) {
    const epoch = curve.epoch[i] ?? 0;
    const value = curve.values[i] ?? Number.NaN;
    if (epoch < trace.view.min) return undefined;
    if (drawable(trace, value)) return { epoch, value };
  }
  return undefined;
}
