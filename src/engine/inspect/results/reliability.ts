/** Bins of predicted probability, equally wide: [0, 0.1), [0.1, 0.2) … [0.9, 1]. */
export const reliabilityBins = 10;

/** The examples of which a probability in one bin was predicted. */
export interface ReliabilityBin {
  readonly count: number;
  /** Mean predicted probability; NaN for a bin without examples. */
  readonly mean: number;
  /** Share of them for which what was predicted is so; NaN for a bin without examples. */
  readonly observed: number;
}

/** Whether what is predicted with probability p is so in a share p of the examples. */
export class Reliability {
  private readonly counts = new Float64Array(reliabilityBins);
  private readonly sums = new Float64Array(reliabilityBins);
  private readonly hits = new Float64Array(reliabilityBins);

  /** One example, of which something was predicted with this probability: it is so, or not. A NaN is left out. */
  add(probability: number, isSo: boolean): void {
    const bin = Math.max(0, Math.min(reliabilityBins - 1, Math.floor(probability * reliabilityBins)));
    if (Number.isNaN(bin)) return;
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    this.sums[bin] = (this.sums[bin] ?? 0) + probability;
    if (isSo) this.hits[bin] = (this.hits[bin] ?? 0) + 1;
  }

  bins(): ReliabilityBin[] {
    return Array.from(this.counts, (count, k) => ({
      count,
      mean: (this.sums[k] ?? NaN) / count,
      observed: (this.hits[k] ?? NaN) / count,
    }));
  }

  /** ECE = Σ_b (n_b / m)·|observed_b − mean_b|, the expected calibration error over the bins that have examples. */
  get expectedError(): number {
    const bins = this.bins().filter(({ count }) => count > 0);
    const m = bins.reduce((sum, { count }) => sum + count, 0);
    return bins.reduce((sum, { count, mean, observed }) => sum + count * Math.abs(observed - mean), 0) / m;
  }
}
