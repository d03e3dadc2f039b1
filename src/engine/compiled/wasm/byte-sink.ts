const floatView = new DataView(new ArrayBuffer(8));

/** A growing list of bytes, with the integer encodings of the WebAssembly binary format. */
export class ByteSink {
  private readonly bytes: number[] = [];

  get length(): number {
    return this.bytes.length;
  }

  byte(value: number): this {
    this.bytes.push(value);
    return this;
  }

  raw(values: Iterable<number>): this {
    for (const value of values) this.bytes.push(value);
    return this;
  }

  /** LEB128 of 0 … 2³²−1. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** Signed LEB128 of a 32-bit integer. */
  signed(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 127;
      rest >>= 7;
      if ((rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0)) return this.byte(low);
      this.byte(low | 128);
    }
  }

  float32(value: number): this {
    floatView.setFloat32(0, value, true);
    for (let i = 0; i < 4; i++) this.byte(floatView.getUint8(i));
    return this;
  }

  float64(value: number): this {
    floatView.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.byte(floatView.getUint8(i));
    return this;
  }

  int32(value: number): this {
    floatView.setInt32(0, value, true);
    for (let i = 0; i < 4; i++) this.byte(floatView.getUint8(i));
    return this;
  }

  /** A name: its length, then its ASCII characters. */
  name(text: string): this {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
    return this;
  }

  append(other: ByteSink): this {
    return this.raw(other.bytes);
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }
}
