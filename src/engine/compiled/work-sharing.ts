/** Who makes a call: all threads together, or the first one alone. */
export type Party = 'all' | 'first';

/** Milliseconds of training. */
const look = 10;
/** Looks at each party in turn, before one is preferred. */
const looks = 2;
/** Before the platform's compiler has done its best. */
const warmUp = 60;
const shortestRest = 500;
const longestRest = 8000;
/** Calls are so short, those in a look above all, that none can hold training up for long. */
const trialCall = 3;
/** The other party must be faster by so much: what is measured is noisy. */
const margin = 0.1;
/** A batch that takes so much longer than it did calls for a look before its time. */
const surprise = 1.2;
/** Between two looks passes so many times what the slower party's turns have cost. */
const thrift = 40;

/** Time spent on batches. */
interface Tally {
  readonly ms: number;
  readonly batches: number;
}

const nothing: Tally = { ms: 0, batches: 0 };
const mean = ({ ms, batches }: Tally): number => ms / batches;

/**
 * Decides, call by call, whether all threads share the work. A thread that has to wait for a core, which another program
 * has taken, holds up all others at every barrier; then the first is faster alone. So both are looked at again and again:
 * half a second after a change, later and later where nothing does, and at once where batches get slower.
 */
export class WorkSharing {
  private preferred: Party = 'all';
  private looking = false;
  /** Milliseconds from one look to the next: where all is as expected, and where it is not. */
  private rest = shortestRest;
  private leastRest = shortestRest;
  private restFrom: number;
  /** A batch of the preferred party, in milliseconds: at the last look. */
  private expected = Number.NaN;
  private recent = nothing;
  private turn = nothing;
  private turns = 0;
  private taken: Record<Party, Tally> = { all: nothing, first: nothing };
  private readonly warmth: Record<Party, number> = { all: warmUp, first: 0 };

  constructor(private readonly now: () => number) {
    this.restFrom = now();
  }

  /** Who is to make the next call. */
  get party(): Party {
    return this.looking && this.turns % 2 === 1 ? this.other : this.preferred;
  }

  /** How many batches the next call should take at the most. */
  get mostBatches(): number {
    if (Number.isNaN(this.expected)) return 1;
    return Math.max(1, Math.floor((this.looking ? trialCall : look) / this.expected));
  }

  /** Makes a call of so many batches by `party`, and remembers how long it took. */
  time(batches: number, call: (party: Party) => void): void {
    const { party } = this;
    const began = this.now();
    call(party);
    const ended = this.now();
    const ms = ended - began;
    if (this.looking) this.lookedAt(party, { ms, batches }, ended);
    else this.worked({ ms, batches }, ended);
  }

  private get other(): Party {
    return this.preferred === 'all' ? 'first' : 'all';
  }

  private worked({ ms, batches }: Tally, now: number): void {
    this.recent = { ms: this.recent.ms + ms, batches: this.recent.batches + batches };
    const { recent } = this;
    if (recent.ms < look * looks) return;
    const rested = now - this.restFrom;
    const surprised = mean(recent) > this.expected * surprise && rested >= this.leastRest;
    if (Number.isNaN(this.expected)) this.expected = mean(recent);
    this.recent = nothing;
    if (surprised || rested >= this.rest) this.begin();
  }

  private begin(): void {
    this.looking = true;
    this.turn = nothing;
    this.turns = 0;
    this.taken = { all: nothing, first: nothing };
  }

  private lookedAt(party: Party, { ms, batches }: Tally, now: number): void {
    const isWarm = this.warmth[party] >= warmUp;
    this.warmth[party] += ms;
    if (!isWarm) return;
    this.turn = { ms: this.turn.ms + ms, batches: this.turn.batches + batches };
    if (this.turn.ms < look) return;
    const before = this.taken[party];
    this.taken[party] = { ms: before.ms + this.turn.ms, batches: before.batches + this.turn.batches };
    this.turn = nothing;
    this.turns++;
    if (this.turns === 2 * looks) this.decide(now);
  }

  private decide(now: number): void {
    const changes = mean(this.taken[this.other]) * (1 + margin) < mean(this.taken[this.preferred]);
    if (changes) this.preferred = this.other;
    this.expected = mean(this.taken[this.preferred]);
    const { ms, batches } = this.taken[this.other];
    this.leastRest = Math.max(shortestRest, thrift * (ms - batches * this.expected));
    this.rest = Math.max(this.leastRest, changes ? shortestRest : Math.min(longestRest, this.rest * 2));
    this.recent = nothing;
    this.looking = false;
    this.restFrom = now;
  }
}
