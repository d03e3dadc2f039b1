/**
 * The first times take long, for the platform has yet to optimise what is done, and short runs consist of nothing else:
 * they may take more of the time. So many of them do; where they take so long in all, as few as are remembered.
 */
const warmUp = { times: 20, ms: 60 };
const warmUpShare = 16;
/** The middle one of so many costs counts: one in which the system did something else says nothing about the work. */
const remembered = 5;

/** Lets something that is done again and again take at most the `share`th part of the time. */
export class TimeBudget {
  private times = 0;
  private ms = 0;
  private readonly costs: number[] = [];

  constructor(private readonly share: number) {}

  /** What is done from now on are first times again: of a run that may be short. */
  restart(): void {
    this.times = 0;
    this.ms = 0;
  }

  /** For how many milliseconds to leave it, after it took `cost` ms. */
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
