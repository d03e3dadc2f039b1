import { TimeBudget } from './time-budget';

/** Thirty a second. */
const shortest = 1000 / 30;
/**
 * Composing takes at most one part in so many of the time; sending takes as much again, and both disturb the
 * caches: an open panel hardly slows training.
 */
const share = 240;
const mostInFlight = 2;
/** Timeout of an acknowledgement: its panel was reloaded. */
const lostAfter = 5000;

/**
 * When the next snapshot may leave: at most 30 a second, at most two unacknowledged, and slower where
 * acknowledgements are late (a busy panel) or, while a network trains, composing is expensive (a large network), so
 * that watching never delays training.
 */
export class SnapshotRate {
  private interval = shortest;
  private next = Number.NEGATIVE_INFINITY;
  /** Until then no snapshot takes time from training. */
  private sparedUntil = Number.NEGATIVE_INFINITY;
  private readonly budget = new TimeBudget(share);
  private inFlight: { readonly sequence: number; readonly sent: number }[] = [];

  due(now: number, isTraining: boolean): boolean {
    return this.wait(now, isTraining) === 0;
  }

  /** Milliseconds until the next one may leave; undefined where an acknowledgement must come first. */
  wait(now: number, isTraining: boolean): number | undefined {
    this.inFlight = this.inFlight.filter(({ sent }) => now - sent < lostAfter);
    if (this.inFlight.length >= mostInFlight) return undefined;
    return Math.max(0, this.next - now, isTraining ? this.sparedUntil - now : 0);
  }

  /** A run begins or continues. */
  begin(): void {
    this.budget.restart();
    this.skipWait();
  }

  /** A snapshot that took `cost` ms to compose left at `now`. */
  sent(sequence: number, now: number, cost: number, isTraining: boolean): void {
    this.inFlight.push({ sequence, sent: now });
    this.next = now + this.interval;
    if (isTraining) this.sparedUntil = now + this.budget.waitAfter(cost);
  }

  /** The panel shows something else: the next snapshot is not delayed for training. */
  skipWait(): void {
    this.sparedUntil = Number.NEGATIVE_INFINITY;
  }

  /** This snapshot and all before it have been drawn. */
  acknowledged(sequence: number, now: number): void {
    const drawn = this.inFlight.find((snapshot) => snapshot.sequence === sequence);
    if (drawn) this.interval = Math.max(shortest, now - drawn.sent);
    this.inFlight = this.inFlight.filter((snapshot) => snapshot.sequence > sequence);
  }

  /** Another panel watches: the former one will acknowledge nothing more. */
  reset(): void {
    this.inFlight = [];
    this.interval = shortest;
  }
}
