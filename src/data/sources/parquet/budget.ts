import type { MemoryBudget } from '../../memory';
import { type Origin, tooLargeUnpacked } from '../damage';

/** A value of eight bytes may be kept in one: so many times what is allowed may be unpacked, one page after the other. */
const mostTimes = 8;

/** What pages of a file may unpack to: those that are held count as memory, and all together would be paid in time. */
export class UnpackBudget {
  private spent = 0;
  private taken = 0;

  /** @param memory what holds the bytes of the pages and of the columns */
  constructor(private readonly memory: MemoryBudget) {}

  /** Bytes of pages that are held. */
  get held(): number {
    return this.taken;
  }

  /** Takes bytes before they are allocated. Throws Fault data-unpacked-size where there are fewer left. */
  spend(bytes: number, origin: Origin): void {
    const limit = this.memory.left + this.taken;
    this.spent += bytes;
    if (bytes > this.memory.left || this.spent > mostTimes * limit) throw tooLargeUnpacked(origin, limit);
    this.memory.hold(bytes);
    this.taken += bytes;
  }

  /** Gives back what was taken since so many bytes were held. */
  backTo(held: number): void {
    this.memory.release(this.taken - held);
    this.taken = held;
  }
}
