/** Which threads execute a call: all together, or the first one alone. */
export type Team = 'all' | 'first';

/** Milliseconds of a turn; each team gets some turns in a comparison, and its fastest counts: stalls are ignored. */
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
/** And this many times the cost of the slower team’s turns: they take at most a fortieth of the time. */
const intervalPerCost = 40;
/** The other team must be faster by this factor, since measurements are noisy. */
const margin = 0.1;
/** If batches take longer than before by this factor, the next comparison comes earlier. */
const slowdown = 1.2;

/** Time spent on batches. */
interface TimeSpent {
  readonly ms: number;
  readonly batches: number;
}

const nothing: TimeSpent = { ms: 0, batches: 0 };
const none: TimeSpent = { ms: Number.POSITIVE_INFINITY, batches: 1 };
const pace = ({ ms, batches }: TimeSpent): number => ms / batches;
const sum = (a: TimeSpent, b: TimeSpent): TimeSpent => ({ ms: a.ms + b.ms, batches: a.batches + b.batches });
const faster = (a: TimeSpent, b: TimeSpent): TimeSpent => (pace(b) < pace(a) ? b : a);

/**
 * Decides, call by call, whether all threads share the work. A thread that has to wait for a core that another program
 * uses delays all others at every barrier; then the first thread is faster alone. So both are timed in turns: half a
 * second after a change, at growing intervals while nothing changes, and earlier if batches take longer than before.
 */
export class WorkSharing {
  private preferredTeam: Team = 'all';
  private comparing = false;
  /** Milliseconds from the last comparison to the next: normally, and if batches take longer. */
  private interval = shortestInterval;
  private leastInterval = shortestInterval;
  private comparedAt = Number.NaN;
  /** Milliseconds of a batch of the preferred team at the last comparison. */
  private expected = Number.NaN;
  private recent = nothing;
  private turn = nothing;
  private turns = 0;
  private readonly best: Record<Team, TimeSpent> = { all: none, first: none };
  /** Milliseconds that each has worked. */
  private readonly trained: Record<Team, number> = { all: 0, first: 0 };

  /** @param now milliseconds */
  constructor(private readonly now: () => number) {}

  /** Which threads execute a call that is not timed. */
  get preferred(): Team {
    return this.preferredTeam;
  }

  /** The largest number of batches for the next call. */
  get mostBatches(): number {
    if (Number.isNaN(this.expected)) return 1;
    return Math.max(1, Math.floor((this.comparing ? longestTrialCall : longestCall) / this.expected));
  }

  /** Makes a call of this many batches by the team whose turn it is, and measures its time. */
  time(batches: number, call: (team: Team) => void): void {
    const team = this.comparing && this.turns % 2 === 1 ? this.other : this.preferredTeam;
    const began = this.now();
    call(team);
    const ended = this.now();
    const took = { ms: ended - began, batches };
    if (Number.isNaN(this.comparedAt)) this.comparedAt = began;
    const isWarm = this.trained[team] >= warmUp;
    this.trained[team] += took.ms;
    if (!this.comparing) this.worked(took, ended);
    else if (isWarm) this.tookTurn(team, took, ended);
  }

  private get other(): Team {
    return this.preferredTeam === 'all' ? 'first' : 'all';
  }

  private worked(took: TimeSpent, now: number): void {
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

  private tookTurn(team: Team, took: TimeSpent, now: number): void {
    this.turn = sum(this.turn, took);
    if (this.turn.ms < turnLength) return;
    this.best[team] = faster(this.best[team], this.turn);
    this.turn = nothing;
    this.turns++;
    if (this.turns === 2 * turnsOfEach) this.decide(now);
  }

  private decide(now: number): void {
    const changes = pace(this.best[this.other]) * (1 + margin) < pace(this.best[this.preferredTeam]);
    if (changes) this.preferredTeam = this.other;
    this.expected = pace(this.best[this.preferredTeam]);
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
