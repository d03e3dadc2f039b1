import type { StoredNumbers } from '../model/feature-matrix';
import type { MemoryBudget } from './memory';
import type { NumberType } from './number-type';

/**
 * Bytes that are allocated at once. Allocators return so many to the system as soon as they are free; smaller ones they
 * keep, so that a table of a gigabyte would be held while its network trains.
 */
const slabBytes = 2 ** 25;
/** Bytes that blocks take by themselves before there is a slab: of a table that large, a slab is a small part. */
const fewBytes = 2 ** 24;

/** A part of a slab. */
interface Part {
  readonly buffer: ArrayBuffer;
  readonly at: number;
}

/** Room for the blocks of a table's columns, which all have the same length: of a large table in slabs, which are held. */
export class BlockRoom {
  private given = 0;
  private slab: ArrayBuffer | undefined;
  private used = 0;
  /** Parts that are free again, by their bytes. */
  private readonly free = new Map<number, Part[]>();

  /**
   * @param length numbers of a block: its bytes divide those of a slab
   * @param memory what holds the bytes
   */
  constructor(
    readonly length: number,
    private readonly memory?: MemoryBudget,
  ) {}

  /** A block of zeros. Throws Fault data-memory. */
  take(type: NumberType): StoredNumbers {
    const bytes = type.bytes * this.length;
    if (this.given < fewBytes) {
      this.memory?.hold(bytes);
      this.given += bytes;
      return type.make(this.length);
    }
    const known = this.free.get(bytes)?.pop();
    const { buffer, at } = known ?? this.newPart(bytes);
    const block = type.within(buffer, at, this.length);
    return known ? block.fill(0) : block;
  }

  /** Takes back a block that `take` has given, and that nothing reads any more. */
  giveBack({ buffer, byteOffset: at, byteLength: bytes }: StoredNumbers): void {
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < slabBytes) {
      this.memory?.release(bytes);
      this.given -= bytes;
      return;
    }
    const parts = this.free.get(bytes) ?? [];
    parts.push({ buffer, at });
    this.free.set(bytes, parts);
  }

  private newPart(bytes: number): Part {
    if (!this.slab || this.used + bytes > slabBytes) {
      this.memory?.hold(slabBytes);
      this.slab = new ArrayBuffer(slabBytes);
      this.used = 0;
    }
    const part = { buffer: this.slab, at: this.used };
    this.used += bytes;
    return part;
  }
}
