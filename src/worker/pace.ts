/** Time, in milliseconds, that a training which cannot keep its pace may make good. */
const mostBehind = 100;
/** Up to so many steps a second each is looked at by itself. */
const slow = 10;

/** How many steps a second training may do; as many as it can, if none are given. */
export class Pace {
  private rate: number | undefined;
  /** When the next step may begin. */
  private next = Number.NEGATIVE_INFINITY;

  /** Whether training is held back at all. */
  get isSet(): boolean {
    return this.rate !== undefined;
  }

  /** Whether it is so slow that each of its pictures is looked at. */
  get isSlow(): boolean {
    return this.rate !== undefined && this.rate <= slow;
  }

  /** Changes the speed; it holds for the step that is waited for too. */
  change(stepsPerSecond: number | undefined, now: number): void {
    this.rate = stepsPerSecond;
    if (stepsPerSecond !== undefined) this.next = Math.min(this.next, now + 1000 / stepsPerSecond);
  }

  /** Training begins or continues: with its first step at once. */
  begin(now: number): void {
    this.next = now;
  }

  /** How many steps may be trained now. */
  due(now: number): number {
    if (this.rate === undefined) return Number.POSITIVE_INFINITY;
    return now < this.next ? 0 : 1 + Math.floor(((now - this.next) * this.rate) / 1000);
  }

  /** Milliseconds until the next step. */
  wait(now: number): number {
    return this.rate === undefined ? 0 : Math.max(0, this.next - now);
  }

  /** So many steps were trained. */
  took(steps: number, now: number): void {
    if (this.rate !== undefined) this.next = Math.max(this.next + (steps * 1000) / this.rate, now - mostBehind);
  }
}
