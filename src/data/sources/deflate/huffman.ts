/** Longest code of DEFLATE, in bits. */
export const longestCode = 15;
/** Codes of at most so many bits are looked up; longer ones, which are rare, are found bit by bit. */
const quickBits = 10;

/** A canonical Huffman code (RFC 1951, 3.2.2), whose codes are read from their first bit. */
export class HuffmanCode {
  /** For the next bits: 16·symbol + length of the code they begin with; 0 where it is longer or there is none. */
  private readonly quick = new Uint16Array(2 ** quickBits);
  /** How many codes have each length. */
  private readonly counts: number[] = [];
  /** The symbols by their codes. */
  private readonly symbols: Uint16Array;
  /** Whether no code is too many; a set of codes with a gap is allowed if it has one code alone. */
  readonly isValid: boolean;

  /** @param lengths of each symbol's code, in bits; 0 for a symbol that does not occur */
  constructor(lengths: Uint8Array) {
    const { counts } = this;
    for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
    const firsts: number[] = [];
    const offsets: number[] = [];
    // Codes of the current length that are left; once there are too few, there are ever fewer.
    let free = 1;
    for (let bits = 1; bits <= longestCode; bits++) {
      const count = counts[bits] ?? 0;
      free = 2 * free - count;
      offsets[bits + 1] = (offsets[bits] ?? 0) + count;
      firsts[bits + 1] = ((firsts[bits] ?? 0) + count) << 1;
    }
    const used = offsets[longestCode + 1] ?? 0;
    this.isValid = free === 0 || used <= 1;
    this.symbols = new Uint16Array(used);
    if (!this.isValid) return;
    for (const [symbol, length] of lengths.entries()) {
      if (length === 0) continue;
      this.symbols[offsets[length] ?? 0] = symbol;
      offsets[length] = (offsets[length] ?? 0) + 1;
      const code = firsts[length] ?? 0;
      firsts[length] = code + 1;
      if (length <= quickBits) this.enter(reversed(code, length), length, symbol);
    }
  }

  /** 16·symbol + length of the code that `bits` begin with, the first bit lowest; 0 if there is none. */
  find(bits: number): number {
    return this.quick[bits & (this.quick.length - 1)] || this.findLong(bits);
  }

  private enter(code: number, length: number, symbol: number): void {
    for (let at = code; at < this.quick.length; at += 1 << length) this.quick[at] = 16 * symbol + length;
  }

  private findLong(bits: number): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length++) {
      code |= (bits >>> (length - 1)) & 1;
      const count = this.counts[length] ?? 0;
      if (code - first < count) return 16 * (this.symbols[index + code - first] ?? 0) + length;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return 0;
  }
}

/** The lowest `length` bits, the last one first. */
function reversed(code: number, length: number): number {
  let bits = 0;
  for (let k = 0; k < length; k++) bits = 2 * bits + ((code >>> k) & 1);
  return bits;
}
