/**
 * The first executions take long, because the platform has not optimised the code yet, and short runs have no others:
 * they may take more of the time. They are at most `times`, or `remembered` if they take longer than `ms` in total.
 */
const warmUp = { times: 20, ms: 60 };
const warmUpShare = 16;
/** The median of this many costs counts: a cost that includes other work of the system is an outlier. */
const remembered = 5;

/** Limits a repeated operation to at most the `share`th part of the time. */
export class TimeBudget {
  private times = 0;
  private ms = 0;
  private readonly costs: number[] = [];

  constructor(private readonly share: number) {}

  /** The next executions are first ones again: of a run that may be short. */
  restart(): void {
    this.times = 0;
    this.ms = 0;
  }

  /** Milliseconds until the next execution, after one that took `cost` ms. */
  waitAfter(cost: number): number {
    this.times++;
    this.ms += cost;
    this.costs.push(cost);
    if (this.costs.length > remembered) this.costs.shift();
    const sorted = [...this.costs].sort((a, b) => a - b);
    const typical = sorted[sorted.length >> 1] ?? cost;
    const isWarm = this.times > (this.ms > warmUp.ms ? remembered : warmUp.times);
    return typical * (isWarm ? this.share : warmUpShare);
  }
}
