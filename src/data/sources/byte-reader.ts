import { damaged, type Origin } from './damage';

/** Reads the numbers of a format from bytes, forward; beyond the end it throws Fault data-damaged. */
export class ByteReader {
  private readonly view: DataView;

  /** @param at where reading begins */
  constructor(
    readonly bytes: Uint8Array,
    readonly origin: Origin,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes that are left. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Goes to an offset within the file. */
  seek(at: number): this {
    if (!(Number.isInteger(at) && at >= 0 && at <= this.bytes.length)) throw this.damaged();
    this.at = at;
    return this;
  }

  skip(count: number): void {
    this.advance(count);
  }

  u8(): number {
    return this.view.getUint8(this.advance(1));
  }

  /** An unsigned number of 1 to 8 bytes, little-endian; one beyond 2⁵³ − 1 is damage. */
  unsigned(size: number): number {
    const from = this.advance(size);
    let value = 0;
    for (let k = size - 1; k >= 0; k--) value = value * 256 + this.view.getUint8(from + k);
    if (!Number.isSafeInteger(value)) throw this.damaged(from);
    return value;
  }

  u16(): number {
    return this.unsigned(2);
  }

  u32(): number {
    return this.unsigned(4);
  }

  u32BigEndian(): number {
    return this.view.getUint32(this.advance(4));
  }

  /** The next bytes, not copied. */
  take(count: number): Uint8Array {
    const from = this.advance(count);
    return this.bytes.subarray(from, from + count);
  }

  /** Whether the bytes at `at` are this signature of characters of one byte each. */
  startsWith(signature: string, at = this.at): boolean {
    return startsWith(this.bytes, signature, at);
  }

  /** A fault of the number or the bytes at `at`. */
  damaged(at = this.at): Error {
    return damaged(this.origin, at);
  }

  private advance(count: number): number {
    const from = this.at;
    if (!(count >= 0 && count <= this.left)) throw this.damaged(this.bytes.length);
    this.at = from + count;
    return from;
  }
}

/** Whether bytes have this signature, of characters of one byte each, at an offset. */
export function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  for (let k = 0; k < signature.length; k++) if (bytes[at + k] !== signature.charCodeAt(k)) return false;
  return true;
}
