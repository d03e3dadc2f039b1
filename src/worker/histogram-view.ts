import type { Histogram } from '../engine/inspect/histogram';
import type { HistogramView } from '../protocol/histogram';

/** A histogram as it is sent. */
export function histogramView({ low, high, counts }: Histogram): HistogramView {
  return { low, high, counts: new Float64Array(counts).buffer };
}
