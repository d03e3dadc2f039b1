import { pageClock } from '../polling';
import type { PanelState, Store } from '../store';

/** Least milliseconds between two requests: while the network trains, and while a picture grows. */
const intervals = { training: 400, resting: 40 } as const;
/** Drawing takes one part in so many of the time, so that a page that draws slowly still answers its buttons. */
const drawingShare = 3;

/** How often the pictures are asked for. */
export class Pace {
  /** Answers so far: what is not done is asked for again after each. */
  answers = 0;
  /** Milliseconds from the last answer until it was drawn. */
  private drawing = 0;

  constructor(private readonly store: Store) {}

  /** Least milliseconds between two requests now. */
  interval(isTraining: boolean): number {
    return Math.max(isTraining ? intervals.training : intervals.resting, drawingShare * this.drawing);
  }

  /** Puts an answer into the store, and measures how long its drawing takes. */
  take(answer: Pick<PanelState, 'landscape'> | Pick<PanelState, 'race'>): void {
    const start = pageClock.now();
    this.answers++;
    this.store.update(answer);
    // Behind the store's own, which draws.
    requestAnimationFrame(() => {
      this.drawing = pageClock.now() - start;
    });
  }
}
