import type { ByteSink } from './byte-sink';

/** Bytes of a pool. */
export const poolBytes = 1024;

/**
 * Floats that kernels need in all four lanes. One load copies such a value to all lanes of a register; V8 builds a
 * 128-bit constant in the code from halves at every use. Modules that share a memory have a pool each.
 */
export class ConstantPool {
  /** By the bits of a float. */
  private readonly places = new Map<number, number>();

  /** @param start its address in the module's memory */
  constructor(private readonly start: number) {}

  /** The address of a float with these bits. */
  address(bits: number): number {
    const known = this.places.get(bits);
    if (known !== undefined) return known;
    const address = this.start + this.places.size * 4;
    if (this.places.size * 4 >= poolBytes) throw new RangeError('the pool of constants is full');
    this.places.set(bits, address);
    return address;
  }

  get size(): number {
    return this.places.size;
  }

  /** The one segment of a module's data section. */
  encode(sink: ByteSink): void {
    sink
      .byte(0)
      .byte(0x41)
      .signed(this.start)
      .byte(0x0b)
      .unsigned(this.places.size * 4);
    for (const bits of this.places.keys()) sink.raw([bits, bits >>> 8, bits >>> 16, bits >>> 24].map((b) => b & 255));
  }
}
