import { seedWords } from './seed-sequence';
import { WordStream } from './word-stream';

/** Limbs of 16 bits in 128, the least first: products of two and their sums are exact in a double. */
const limbs = 8;
/** 0x2360ED051FC65DA44385DF649FCCF645, the multiplier of PCG's 128-bit generator. */
const m0 = 0xf645;
const m1 = 0x9fcc;
const m2 = 0xdf64;
const m3 = 0x4385;
const m4 = 0x5da4;
const m5 = 0x1fc6;
const m6 = 0xed05;
const m7 = 0x2360;

/**
 * PCG64 (O'Neill's XSL-RR 128/64): state := state·multiplier + increment mod 2¹²⁸, and of each state a rotated xor of
 * its halves. Seeded from (seed, stream) by `seedWords`, it is bit-equal to NumPy's
 * `PCG64(SeedSequence(seed, spawn_key=(stream,)))`; `uniform` equals its `Generator.random()`. The other draws are
 * those of `WordStream`.
 */
export class Pcg64 extends WordStream {
  private readonly state = new Float64Array(limbs);
  private readonly increment = new Float64Array(limbs);
  private high = 0;
  private low = 0;

  /** `seed`: a whole number from 0 to 2⁵³ − 1; `stream`: a small whole number. */
  constructor(seed: number, stream: number) {
    super();
    const words = seedWords(seed, stream);
    // Four 64-bit numbers, each with its low word first: the initial state's high and low half, the sequence's.
    const initial = limbsOf(words, [2, 3, 0, 1]);
    const sequence = limbsOf(words, [6, 7, 4, 5]);
    // increment = 2·sequence + 1; then from state 0: step, add the initial state, step.
    let carry = 1;
    for (let i = 0; i < limbs; i++) {
      const sum = 2 * (sequence[i] ?? 0) + carry;
      this.increment[i] = sum & 0xffff;
      carry = sum >>> 16;
    }
    this.step();
    carry = 0;
    for (let i = 0; i < limbs; i++) {
      const sum = (this.state[i] ?? 0) + (initial[i] ?? 0) + carry;
      this.state[i] = sum & 0xffff;
      carry = sum >>> 16;
    }
    this.step();
  }

  uniform(): number {
    this.draw();
    return (this.high * 2097152 + (this.low >>> 11)) / 9007199254740992;
  }

  /** 64 bits, as two words, the upper first. */
  words(): [high: number, low: number] {
    this.draw();
    return [this.high, this.low];
  }

  /** The upper word of a 64-bit draw. */
  protected word(): number {
    this.draw();
    return this.high;
  }

  /** State and increment in limbs, and the kept normal number if there is one. */
  save(): readonly number[] {
    const state = [...this.state, ...this.increment];
    return this.kept === undefined ? state : [...state, this.kept];
  }

  restore(state: readonly number[]): void {
    this.state.set(state.slice(0, limbs));
    this.increment.set(state.slice(limbs, 2 * limbs));
    this.kept = state[2 * limbs];
  }

  protected bounds(): readonly number[] {
    return new Array<number>(2 * limbs).fill(0xffff);
  }

  /** Steps, then leaves the new state's output in `high` and `low`. */
  private draw(): void {
    this.step();
    const s = this.state;
    const xorHigh = (join(s[7], s[6]) ^ join(s[3], s[2])) >>> 0;
    const xorLow = (join(s[5], s[4]) ^ join(s[1], s[0])) >>> 0;
    const turn = (s[7] ?? 0) >>> 10;
    const high = turn < 32 ? xorHigh : xorLow;
    const low = turn < 32 ? xorLow : xorHigh;
    const by = turn & 31;
    this.high = by === 0 ? high : ((high >>> by) | (low << (32 - by))) >>> 0;
    this.low = by === 0 ? low : ((low >>> by) | (high << (32 - by))) >>> 0;
  }

  /** Long multiplication, column by column, written out because loops take several times as long. */
  private step(): void {
    const { state, increment } = this;
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const s2 = state[2] ?? 0;
    const s3 = state[3] ?? 0;
    const s4 = state[4] ?? 0;
    const s5 = state[5] ?? 0;
    const s6 = state[6] ?? 0;
    const s7 = state[7] ?? 0;
    let sum = (increment[0] ?? 0) + s0 * m0;
    let carry = Math.floor(sum / 65536);
    state[0] = sum - carry * 65536;
    sum = carry + (increment[1] ?? 0) + s0 * m1 + s1 * m0;
    carry = Math.floor(sum / 65536);
    state[1] = sum - carry * 65536;
    sum = carry + (increment[2] ?? 0) + s0 * m2 + s1 * m1 + s2 * m0;
    carry = Math.floor(sum / 65536);
    state[2] = sum - carry * 65536;
    sum = carry + (increment[3] ?? 0) + s0 * m3 + s1 * m2 + s2 * m1 + s3 * m0;
    carry = Math.floor(sum / 65536);
    state[3] = sum - carry * 65536;
    sum = carry + (increment[4] ?? 0) + s0 * m4 + s1 * m3 + s2 * m2 + s3 * m1 + s4 * m0;
    carry = Math.floor(sum / 65536);
    state[4] = sum - carry * 65536;
    sum = carry + (increment[5] ?? 0) + s0 * m5 + s1 * m4 + s2 * m3 + s3 * m2 + s4 * m1 + s5 * m0;
    carry = Math.floor(sum / 65536);
    state[5] = sum - carry * 65536;
    sum = carry + (increment[6] ?? 0) + s0 * m6 + s1 * m5 + s2 * m4 + s3 * m3 + s4 * m2 + s5 * m1 + s6 * m0;
    carry = Math.floor(sum / 65536);
    state[6] = sum - carry * 65536;
    sum = carry + (increment[7] ?? 0) + s0 * m7 + s1 * m6 + s2 * m5 + s3 * m4 + s4 * m3 + s5 * m2 + s6 * m1 + s7 * m0;
    state[7] = sum - Math.floor(sum / 65536) * 65536;
  }
}

function join(upper: number | undefined, lower: number | undefined): number {
  return ((upper ?? Number.NaN) << 16) | (lower ?? Number.NaN);
}

function limbsOf(words: Uint32Array, order: readonly number[]): number[] {
  return order.flatMap((at) => [(words[at] ?? 0) & 0xffff, (words[at] ?? 0) >>> 16]);
}
