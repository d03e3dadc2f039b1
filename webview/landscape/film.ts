import type { Clock } from '../polling';

/** Milliseconds between two pictures, and those that a whole way takes. */
const frame = 40;
const length = 4000;
/** What one press of a key goes on, as a share of all steps. */
const keyStep = 0.02;

/** How far the ways are drawn, from 0 to 1: changed by keys, or played. */
export class Film {
  share = 1;
  private cancel: (() => void) | undefined;
  private began = 0;

  constructor(
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  get isPlaying(): boolean {
    return this.cancel !== undefined;
  }

  /** A key step forward or back. */
  step(by: -1 | 1): void {
    this.rest();
    this.share = Math.max(0, Math.min(1, Math.round((this.share + by * keyStep) / keyStep) * keyStep));
    this.changed();
  }

  /** Plays on from here, from the start where the end is reached; a second time pauses. */
  toggle(): void {
    if (this.isPlaying) {
      this.rest();
      this.changed();
      return;
    }
    if (this.share >= 1) this.share = 0;
    this.began = this.clock.now() - this.share * length;
    this.tick();
  }

  /** Ends playing where it is. */
  rest(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private tick(): void {
    this.share = Math.min(1, (this.clock.now() - this.began) / length);
    this.cancel = this.share < 1 ? this.clock.after(frame, () => this.tick()) : undefined;
    this.changed();
  }
}
