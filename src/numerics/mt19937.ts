import { WordStream } from './word-stream';

const n = 624;
const m = 397;

/**
 * NumPy's legacy stream, `numpy.random.RandomState(seed)`: MT19937, with `uniform` = `random_sample()` and `rand`,
 * `integer(bound)` = `randint(0, bound)`, `permutation` = `permutation(n)` and `shuffle(arange(n))`, all bit-equal, and
 * `normal` = `randn()`, the second value of each polar pair being kept for the next call as NumPy does. Of a million
 * normals 999 in 1 000 were bit-equal, one was 3 ulp off and no other more than 2: NumPy uses the platform's log, which
 * sometimes rounds the other way.
 *
 * NumPy refuses whole numbers over 2³² − 1 as seeds; here such a seed s is
 * `RandomState([s mod 2³², ⌊s / 2³²⌋])`, which NumPy accepts.
 */
export class Mt19937 extends WordStream {
  private readonly key = new Uint32Array(n);
  private position = n;

  /** `seed`: a whole number from 0 to 2⁵³ − 1. */
  constructor(seed: number) {
    super();
    if (seed < 4294967296) this.seedByNumber(seed);
    else this.seedByArray([seed >>> 0, Math.floor(seed / 4294967296)]);
  }

  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** 624 words, the position among them, and the kept normal number if there is one. */
  save(): readonly number[] {
    // By its indices, since an iterator over the words takes several times as long.
    const state = new Array<number>(n);
    for (let k = 0; k < n; k++) state[k] = this.key[k] ?? Number.NaN;
    state.push(this.position);
    if (this.kept !== undefined) state.push(this.kept);
    return state;
  }

  restore(state: readonly number[]): void {
    this.key.set(state.slice(0, n));
    this.position = state[n] ?? n;
    this.kept = state[n + 1];
  }

  protected bounds(): readonly number[] {
    return [...new Array<number>(n).fill(0xffffffff), n];
  }

  private seedByNumber(seed: number): void {
    let word = seed >>> 0;
    this.key[0] = word;
    for (let i = 1; i < n; i++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) >>> 0;
      this.key[i] = word;
    }
  }

  private seedByArray(seeds: readonly number[]): void {
    const key = this.key;
    this.seedByNumber(19650218);
    let i = 1;
    let j = 0;
    const mixed = (factor: number): number => {
      const before = key[i - 1] ?? 0;
      return (key[i] ?? 0) ^ Math.imul(before ^ (before >>> 30), factor);
    };
    const advance = (): void => {
      i++;
      if (i >= n) {
        key[0] = key[n - 1] ?? 0;
        i = 1;
      }
    };
    for (let k = 0; k < n; k++) {
      key[i] = mixed(1664525) + (seeds[j] ?? 0) + j;
      advance();
      j = (j + 1) % seeds.length;
    }
    for (let k = 0; k < n - 1; k++) {
      key[i] = mixed(1566083941) - i;
      advance();
    }
    key[0] = 0x80000000;
  }

  /** Tempered. */
  protected word(): number {
    if (this.position >= n) this.twist();
    let y = this.key[this.position++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const key = this.key;
    for (let i = 0; i < n; i++) {
      const y = ((key[i] ?? 0) & 0x80000000) | ((key[(i + 1) % n] ?? 0) & 0x7fffffff);
      key[i] = (key[(i + m) % n] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }
}
