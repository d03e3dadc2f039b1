/** Values that are bytes, one behind the other or apart, without an object for each. */
export class ByteRanges {
  /** Value k has the bytes from `starts[k]` to `ends[k]`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;

  constructor(
    readonly bytes: Uint8Array,
    readonly length: number,
  ) {
    this.starts = new Int32Array(length);
    this.ends = new Int32Array(length);
  }

  start(k: number): number {
    return this.starts[k] ?? 0;
  }

  end(k: number): number {
    return this.ends[k] ?? 0;
  }

  /** The bytes of a value, not copied. */
  at(k: number): Uint8Array {
    return this.bytes.subarray(this.start(k), this.end(k));
  }
}
