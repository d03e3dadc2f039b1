/** Which threads execute a call: all together, or the first one alone. */
export type Party = 'all' | 'first';

/** Milliseconds of a turn; each party gets some turns in a comparison, and its fastest counts: stalls are ignored. */
const turnLength = 10;
const turnsOfEach = 2;
/** Before the platform's compiler has optimised the code. */
const warmUp = 60;
/** Calls are short, those in a comparison shortest, so that none can delay training for long. */
const longestCall = 10;
const longestTrialCall = 3;
/** The calls from which the normal time of a batch is measured. */
const measured = 20;
/** From one comparison to the next. */
const shortestInterval = 500;
const longestInterval = 8000;
/** And this many times the cost of the slower party's turns: they take at most a fortieth of the time. */
const intervalPerCost = 40;
/** The other party must be faster by this factor, since measurements are noisy. */
const margin = 0.1;
/** If batches take longer than before by this factor, the next comparison comes earlier. */
const slowdown = 1.2;

/** Time spent on batches. */
interface Tally {
  readonly ms: number;
  readonly batches: number;
}

const nothing: Tally = { ms: 0, batches: 0 };
const none: Tally = { ms: Number.POSITIVE_INFINITY, batches: 1 };
const pace = ({ ms, batches }: Tally): number => ms / batches;
const sum = (a: Tally, b: Tally): Tally => ({ ms: a.ms + b.ms, batches: a.batches + b.batches });
const faster = (a: Tally, b: Tally): Tally => (pace(b) < pace(a) ? b : a);

/**
 * Decides, call by call, whether all threads share the work. A thread that has to wait for a core that another program
 * uses delays all others at every barrier; then the first thread is faster alone. So both are timed in turns: half a
 * second after a change, at growing intervals while nothing changes, and earlier if batches take longer than before.
 */
export class WorkSharing {
  private preferredParty: Party = 'all';
  private comparing = false;
  /** Milliseconds from the last comparison to the next: normally, and if batches take longer. */
  private interval = shortestInterval;
  private leastInterval = shortestInterval;
  private comparedAt = Number.NaN;
  /** Milliseconds of a batch of the preferred party at the last comparison. */
  private expected = Number.NaN;
  private recent = nothing;
  private turn = nothing;
  private turns = 0;
  private readonly best: Record<Party, Tally> = { all: none, first: none };
  /** Milliseconds that each has worked. */
  private readonly trained: Record<Party, number> = { all: 0, first: 0 };

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {}

  /** Which threads execute a call that is not timed. */
  get preferred(): Party {
    return this.preferredParty;
  }

  /** The largest number of batches for the next call. */
  get mostBatches(): number {
    if (Number.isNaN(this.expected)) return 1;
    return Math.max(1, Math.floor((this.comparing ? longestTrialCall : longestCall) / this.expected));
  }

  /** Makes a call of this many batches by the party whose turn it is, and measures its time. */
  time(batches: number, call: (party: Party) => void): void {
    const party = this.comparing && this.turns % 2 === 1 ? this.other : this.preferredParty;
    const began = this.now();
    call(party);
    const ended = this.now();
    const took = { ms: ended - began, batches };
    if (Number.isNaN(this.comparedAt)) this.comparedAt = began;
    const isWarm = this.trained[party] >= warmUp;
    this.trained[party] += took.ms;
    if (!this.comparing) this.worked(took, ended);
    else if (isWarm) this.tookTurn(party, took, ended);
  }

  private get other(): Party {
    return this.preferredParty === 'all' ? 'first' : 'all';
  }

  private worked(took: Tally, now: number): void {
    this.recent = sum(this.recent, took);
    if (this.recent.ms < measured) return;
    const elapsed = now - this.comparedAt;
    const isSlower = pace(this.recent) > this.expected * slowdown && elapsed >= this.leastInterval;
    if (Number.isNaN(this.expected)) this.expected = pace(this.recent);
    this.recent = nothing;
    if (isSlower || elapsed >= this.interval) this.compare();
  }

  private compare(): void {
    this.comparing = true;
    this.turn = nothing;
    this.turns = 0;
    this.best.all = none;
    this.best.first = none;
  }

  private tookTurn(party: Party, took: Tally, now: number): void {
    this.turn = sum(this.turn, took);
    if (this.turn.ms < turnLength) return;
    this.best[party] = faster(this.best[party], this.turn);
    this.turn = nothing;
    this.turns++;
    if (this.turns === 2 * turnsOfEach) this.decide(now);
  }

  private decide(now: number): void {
    const changes = pace(this.best[this.other]) * (1 + margin) < pace(this.best[this.preferredParty]);
    if (changes) this.preferredParty = this.other;
    this.expected = pace(this.best[this.preferredParty]);
    const { ms, batches } = this.best[this.other];
    this.leastInterval = Math.max(shortestInterval, intervalPerCost * turnsOfEach * (ms - batches * this.expected));
    this.interval = Math.max(
      this.leastInterval,
      changes ? shortestInterval : Math.min(longestInterval, this.interval * 2),
    );
    this.recent = nothing;
    this.comparing = false;
    this.comparedAt = now;
  }
}
