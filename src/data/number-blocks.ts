import type { StoredNumbers } from '../model/feature-matrix';
import { BlockRoom } from './block-room';
import type { MemoryBudget } from './memory';
import { commonType, type NumberType, typeOf, uint8 } from './number-type';

const blockBits = 14;
/** Numbers of a block that is full. */
export const blockLength = 2 ** blockBits;

/** Of a list without numbers: a wide table begins many, each in the type of its first number. */
const none = new Uint8Array();

/**
 * A growing list of numbers in blocks, each in the narrowest type that holds its numbers: only the block that is being
 * filled is ever copied, so that a long list needs no second room while it grows.
 */
export class NumberBlocks {
  /** The full ones, but for the last: most columns of a wide table have none. */
  private readonly full: StoredNumbers[] = [];
  private last: StoredNumbers = none;
  private typeOfLast = uint8;
  private typeOfAll = uint8;
  /** Numbers in the last block. */
  private filled = 0;
  private allocated = 0;

  /**
   * @param expected how many numbers there may be
   * @param memory what holds their bytes
   * @param room for the blocks of full length, which lists of one table share
   */
  constructor(
    private readonly expected = 1,
    private readonly memory?: MemoryBudget,
    private readonly room = new BlockRoom(blockLength, memory),
  ) {}

  get length(): number {
    return this.full.length * blockLength + this.filled;
  }

  /** Bytes that the blocks take. */
  get bytes(): number {
    return this.allocated;
  }

  /** A type that holds all numbers. */
  get type(): NumberType {
    return this.typeOfAll;
  }

  push(value: number): void {
    if (this.last.length === 0) this.begin(typeOf(value));
    this.makeRoom(1);
    if (!this.typeOfLast.holds(value)) this.widen(typeOf(value));
    this.last[this.filled++] = value;
  }

  /** Numbers of which `type` holds each. */
  pushAll(values: Float64Array, type: NumberType): void {
    if (this.last.length === 0) this.begin(type);
    for (let from = 0; from < values.length; ) {
      const count = this.makeRoom(values.length - from);
      this.widen(type);
      copyNumbers(values, from, count, this.last, this.filled);
      this.filled += count;
      from += count;
    }
  }

  /** `count` bytes, `step` apart from `from` on. */
  pushBytes(bytes: Uint8Array, from: number, step: number, count: number): void {
    if (this.last.length === 0) this.begin(uint8);
    for (let left = count, at = from; left > 0; ) {
      const some = this.makeRoom(left);
      if (this.last instanceof Uint8Array) copyBytes(bytes, at, step, some, this.last, this.filled);
      else copyWide(bytes, at, step, some, this.last, this.filled);
      this.filled += some;
      left -= some;
      at += some * step;
    }
  }

  pushZeros(count: number): void {
    if (this.last.length === 0) this.begin(uint8);
    for (let left = count; left > 0; ) {
      const some = this.makeRoom(left);
      this.filled += some;
      left -= some;
    }
  }

  /** The number at a place, 0 or NaN beyond the last one. */
  at(place: number): number {
    return this.block(place >>> blockBits)?.[place & (blockLength - 1)] ?? Number.NaN;
  }

  /** Copies `count` numbers from `from` on to the front of `target`. */
  copy(from: number, count: number, target: StoredNumbers): void {
    for (let done = 0; done < count; ) {
      const first = (from + done) & (blockLength - 1);
      const some = Math.min(count - done, blockLength - first);
      const block = this.block((from + done) >>> blockBits);
      if (block) copyNumbers(block, first, some, target, done);
      done += some;
    }
  }

  private block(k: number): StoredNumbers | undefined {
    return k < this.full.length ? this.full[k] : k === this.full.length ? this.last : undefined;
  }

  private begin(type: NumberType): void {
    this.typeOfLast = this.typeOfAll = type;
    this.last = this.allocate(type, Math.max(1, Math.min(blockLength, this.expected)));
  }

  /** Makes room for some of `wanted` numbers in the last block; returns how many there is room for. */
  private makeRoom(wanted: number): number {
    const { last, filled } = this;
    if (filled === blockLength) {
      this.typeOfLast = uint8;
      this.full.push(last);
      this.last = this.allocate(uint8, blockLength);
      this.filled = 0;
    } else if (filled + wanted > last.length && last.length < blockLength) {
      this.replaceLast(Math.min(blockLength, Math.max(filled + wanted, 2 * last.length)));
    }
    return Math.min(wanted, this.last.length - this.filled);
  }

  private widen(type: NumberType): void {
    this.typeOfAll = commonType(this.typeOfAll, type);
    const common = commonType(this.typeOfLast, type);
    if (common === this.typeOfLast) return;
    this.typeOfLast = common;
    this.replaceLast(this.last.length);
  }

  private replaceLast(length: number): void {
    const { last } = this;
    this.last = this.allocate(this.typeOfLast, length);
    copyNumbers(last, 0, this.filled, this.last, 0);
    this.allocated -= last.byteLength;
    if (last.length === blockLength) this.room.giveBack(last);
    else this.memory?.release(last.byteLength);
  }

  private allocate(type: NumberType, length: number): StoredNumbers {
    this.allocated += type.bytes * length;
    if (length === blockLength) return this.room.take(type);
    this.memory?.hold(type.bytes * length);
    return type.make(length);
  }
}

/** Numbers that are copied one by one at most: an array of a part of another costs more than so many. */
const fewNumbers = 32;

function copyNumbers(source: StoredNumbers, from: number, count: number, target: StoredNumbers, to: number): void {
  if (count > fewNumbers) target.set(source.subarray(from, from + count), to);
  else for (let i = 0; i < count; i++) target[to + i] = source[from + i] ?? Number.NaN;
}

function copyBytes(bytes: Uint8Array, from: number, step: number, count: number, target: Uint8Array, to: number): void {
  for (let i = 0, at = from; i < count; i++, at += step) target[to + i] = bytes[at] ?? 0;
}

/** As `copyBytes`, apart from it: a loop is fast for one type of array. */
function copyWide(
  bytes: Uint8Array,
  from: number,
  step: number,
  count: number,
  target: StoredNumbers,
  to: number,
): void {
  for (let i = 0, at = from; i < count; i++, at += step) target[to + i] = bytes[at] ?? 0;
}
