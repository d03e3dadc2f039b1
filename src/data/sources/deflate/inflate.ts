import { damaged, type Origin, tooLargeUnpacked } from '../damage';
import { HuffmanCode, longestCode } from './huffman';

export interface Inflated {
  readonly bytes: Uint8Array;
  /** Offset of the first byte behind the packed ones. */
  readonly end: number;
}

export interface InflateOptions {
  /** Where the packed bytes begin. */
  readonly start?: number;
  /** The most bytes that may come out. */
  readonly limit: number;
  /** Whether unpacking ends without a fault where the limit is reached. */
  readonly isPrefix?: boolean;
  /** How many bytes come out, as far as that is known. */
  readonly expected?: number;
  /** Whether more than the limit is damage, for the limit is what should come out. */
  readonly isExact?: boolean;
}

/** No packed byte gives more bytes. */
export const largestRatio = 1032;
/** The output's first length, where its end is not known; it doubles. */
const firstLength = 65_536;
/** A longer output counts beside the one that takes its place, while one is copied to the other. */
const shortOutput = 1_000_000;
/** Of what comes out of nothing: a file may have many members that are empty. */
const none = new Uint8Array();
const endOfBlock = 256;
/** What the symbols from 257 mean: the least length and how many bits are added to it; distances likewise. */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** The order in which the lengths of the codes of code lengths are written. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The fixed codes of RFC 1951, 3.2.6. */
const fixedLengths = Uint8Array.from({ length: 288 }, (_, k) => (k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8));
const fixedLiterals = new HuffmanCode(fixedLengths);
const fixedDistances = new HuffmanCode(new Uint8Array(32).fill(5));

/**
 * Unpacks DEFLATE (RFC 1951). No more than `limit` bytes are ever allocated at once, for any packed bytes, but for a
 * short output that grows. Throws Fault data-damaged and, beyond a limit that is not exact, data-unpacked-size.
 */
export function inflate(packed: Uint8Array, origin: Origin, options: InflateOptions): Inflated {
  return new Inflater(packed, origin, options).run();
}

function firstOutput(limit: number, isKnown: boolean): number {
  return isKnown ? limit : firstLength;
}

class Inflater {
  private at: number;
  /** Bits that are read and not yet used, the next one lowest. */
  private bits = 0;
  private held = 0;
  private output = none;
  /** The output's length once there is one. */
  private readonly first: number;
  private length = 0;
  private readonly limit: number;
  private readonly isPrefix: boolean;
  private readonly isExact: boolean;

  constructor(
    private readonly packed: Uint8Array,
    private readonly origin: Origin,
    {
      start = 0,
      limit,
      isPrefix = false,
      isExact = false,
      expected = firstOutput(limit, isPrefix || isExact),
    }: InflateOptions,
  ) {
    this.at = start;
    this.limit = limit;
    this.isPrefix = isPrefix;
    this.isExact = isExact;
    this.first = Math.min(limit, largestRatio * packed.length, expected);
  }

  run(): Inflated {
    for (let isLast = false; !isLast && !this.isFull; ) {
      isLast = this.take(1) === 1;
      const kind = this.take(2);
      if (kind === 0) this.copyStored();
      else if (kind === 1) this.unpack(fixedLiterals, fixedDistances);
      else if (kind === 2) this.unpackWithOwnCodes();
      else throw this.damaged();
    }
    return { bytes: this.output.subarray(0, this.length), end: this.end };
  }

  /** Offset behind the last byte of which a bit is used: whole bytes that were read ahead belong to what follows. */
  private get end(): number {
    return this.at - (this.held >> 3);
  }

  private get isFull(): boolean {
    return this.isPrefix && this.length === this.limit;
  }

  /** The next bits as a number; 16 at the most. */
  private take(count: number): number {
    while (this.held < count) {
      const byte = this.packed[this.at];
      if (byte === undefined) throw this.damaged();
      this.bits |= byte << this.held;
      this.held += 8;
      this.at++;
    }
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.held -= count;
    return value;
  }

  private symbol(code: HuffmanCode): number {
    while (this.held < longestCode && this.at < this.packed.length) {
      this.bits |= (this.packed[this.at++] ?? 0) << this.held;
      this.held += 8;
    }
    const found = code.find(this.bits);
    const length = found & 15;
    if (length === 0 || length > this.held) throw this.damaged();
    this.bits >>>= length;
    this.held -= length;
    return found >> 4;
  }

  private copyStored(): void {
    this.at = this.end;
    this.bits = 0;
    this.held = 0;
    const length = this.take(16);
    if (this.take(16) !== (length ^ 0xffff)) throw this.damaged();
    if (this.at + length > this.packed.length) throw this.damaged();
    const room = this.makeRoom(length);
    this.output.set(this.packed.subarray(this.at, this.at + room), this.length);
    this.length += room;
    this.at += length;
  }

  private unpackWithOwnCodes(): void {
    const literals = this.take(5) + 257;
    const distances = this.take(5) + 1;
    const lengths = this.take(4) + 4;
    const ofLengths = new Uint8Array(lengthOrder.length);
    for (let k = 0; k < lengths; k++) ofLengths[lengthOrder[k] ?? 0] = this.take(3);
    const code = this.checked(new HuffmanCode(ofLengths));
    const all = new Uint8Array(literals + distances);
    for (let k = 0; k < all.length; ) {
      const symbol = this.symbol(code);
      if (symbol < 16) {
        all[k++] = symbol;
        continue;
      }
      if (symbol === 16 && k === 0) throw this.damaged();
      const value = symbol === 16 ? (all[k - 1] ?? 0) : 0;
      const times = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (k + times > all.length) throw this.damaged();
      all.fill(value, k, k + times);
      k += times;
    }
    if (all[endOfBlock] === 0) throw this.damaged();
    this.unpack(
      this.checked(new HuffmanCode(all.subarray(0, literals))),
      this.checked(new HuffmanCode(all.subarray(literals))),
    );
  }

  private unpack(literals: HuffmanCode, distances: HuffmanCode): void {
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol < endOfBlock) {
        if (this.length === this.output.length && this.makeRoom(1) === 0) return;
        this.output[this.length++] = symbol;
        continue;
      }
      if (symbol === endOfBlock) return;
      const base = lengthBase[symbol - 257];
      if (base === undefined) throw this.damaged();
      const length = base + this.take(lengthBits[symbol - 257] ?? 0);
      const far = this.symbol(distances);
      const distance = (distanceBase[far] ?? Infinity) + this.take(distanceBits[far] ?? 0);
      if (distance > this.length) throw this.damaged();
      const room = this.makeRoom(length);
      const { output } = this;
      let to = this.length;
      for (const end = to + room; to < end; to++) output[to] = output[to - distance] ?? 0;
      this.length = to;
      if (room < length) return;
    }
  }

  private checked(code: HuffmanCode): HuffmanCode {
    if (!code.isValid) throw this.damaged();
    return code;
  }

  /** How many of so many bytes the output has room for: all of them, but where only a prefix is wanted. */
  private makeRoom(count: number): number {
    const { limit, length } = this;
    if (length + count > limit && !this.isPrefix) throw this.tooLarge();
    const needed = Math.min(limit, length + count);
    if (needed > this.output.length) this.makeLonger(needed);
    return needed - length;
  }

  /** An output of so many bytes at least. Throws where there is no room for it and the present one. */
  private makeLonger(needed: number): void {
    const { limit, output } = this;
    const most = output.length > shortOutput ? limit - output.length : limit;
    if (most < needed) throw this.tooLarge();
    this.lengthen(Math.min(most, Math.max(needed, output === none ? this.first : 2 * output.length)));
  }

  private tooLarge(): Error {
    return this.isExact ? this.damaged() : tooLargeUnpacked(this.origin, this.limit);
  }

  private lengthen(length: number): void {
    const output = new Uint8Array(length);
    output.set(this.output.subarray(0, this.length));
    this.output = output;
  }

  private damaged(): Error {
    return damaged(this.origin, this.end);
  }
}
