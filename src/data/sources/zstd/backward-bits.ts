import { damaged, type Origin } from '../damage';

/** Bits of a stream that is read from its end: the highest set bit of the last byte comes before the first. */
export class BackwardBits {
  /** Bits that are left; negative once more were read than there are. */
  left: number;

  /** Throws Fault data-damaged where the stream has no such bit. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly origin: Origin,
  ) {
    const last = bytes[bytes.length - 1] ?? 0;
    if (last === 0) throw this.damaged();
    this.left = 8 * bytes.length - Math.clz32(last << 24) - 1;
  }

  /** The next bits as a number, the first one highest; zeros where there are none any more. 31 at the most. */
  peek(count: number): number {
    let value = 0;
    const from = this.left - count;
    // The highest byte has the first bit, or only bits before it, which are cut off; each further one is worth 256 times less.
    for (let at = this.left >> 3; at >= from >> 3; at--) value = value * 256 + (at < 0 ? 0 : (this.bytes[at] ?? 0));
    return Math.floor(value / 2 ** (from & 7)) % 2 ** count;
  }

  read(count: number): number {
    const value = count === 0 ? 0 : this.peek(count);
    this.left -= count;
    return value;
  }

  damaged(): Error {
    return damaged(this.origin, 0);
  }
}
