import type { SessionView } from '../../src/protocol/panel';
import type { Host } from '../host';
import type { Clock } from '../polling';
import type { Store } from '../store';

/** Milliseconds between two frames of a film. */
const frame = 40;

/** Where a person can go in a run. */
export interface Way {
  /** The first step, which is not 0 in a branch, the one that is shown, and the last one. */
  readonly first: number;
  readonly step: number;
  readonly last: number;
  readonly batchesPerEpoch: number;
}

/** The way of a run that rests; undefined while it trains, and where nothing has been trained. */
export function wayOf(session: SessionView | undefined): Way | undefined {
  const progress = session?.engine === 'live' ? session.progress : undefined;
  if (!progress || progress.step === 0 || progress.status === 'training') return undefined;
  const { shown, step, epoch, begins = 0 } = progress;
  const batchesPerEpoch = epoch === 0 ? step : Math.max(1, Math.floor(step / epoch));
  return { first: begins, step: shown?.step ?? step, last: step, batchesPerEpoch };
}

/** Goes to the steps of a run: one request at a time, always on to the newest wish, and as a film forward or back. */
export class Journey {
  /** 1 forward, −1 back, 0 at rest. */
  direction: -1 | 0 | 1 = 0;
  private wanted: number | null | undefined;
  private isUnderWay = false;
  private cancel: (() => void) | undefined;
  private film: { readonly from: number; readonly began: number } | undefined;

  constructor(
    private readonly store: Store,
    private readonly host: Pick<Host, 'call'>,
    private readonly clock: Clock,
    /** Steps a second. */
    private readonly speed: () => number,
    private readonly changed: (sentence?: string) => void,
  ) {}

  /** Stops a film and goes to a step; null for the present moment. */
  goTo(step: number | null): void {
    this.pause();
    this.request(step);
  }

  /** Plays from the shown step on; at the end of its way from the other end. */
  play(direction: -1 | 1): void {
    const way = wayOf(this.store.state.session);
    if (!way) return;
    const isAtEnd = direction > 0 ? way.step >= way.last : way.step <= way.first;
    const from = isAtEnd ? (direction > 0 ? way.first : way.last) : way.step;
    this.direction = direction;
    this.film = { from, began: this.clock.now() };
    this.request(from);
    this.tick();
  }

  pause(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.film = undefined;
    if (this.direction === 0) return;
    this.direction = 0;
    this.changed();
  }

  /** The speed has changed: the film goes on from where it is. */
  retime(): void {
    const way = wayOf(this.store.state.session);
    if (this.film && way) this.film = { from: way.step, began: this.clock.now() };
  }

  private tick(): void {
    const way = wayOf(this.store.state.session);
    const { film, direction } = this;
    if (!film || !way || direction === 0) {
      this.pause();
      return;
    }
    const passed = Math.floor(((this.clock.now() - film.began) / 1000) * this.speed());
    const step = Math.max(way.first, Math.min(way.last, film.from + direction * passed));
    const isLast = direction > 0 ? step >= way.last : step <= way.first;
    // The next picture waits for the one before; the last one comes in any case.
    if ((isLast || !this.isUnderWay) && step !== way.step) this.request(step);
    if (isLast) {
      this.pause();
      return;
    }
    this.cancel = this.clock.after(frame, () => this.tick());
    this.changed();
  }

  private request(step: number | null): void {
    this.wanted = step;
    if (!this.isUnderWay) void this.run();
  }

  private async run(): Promise<void> {
    this.isUnderWay = true;
    try {
      while (this.wanted !== undefined) {
        const step = this.wanted;
        this.wanted = undefined;
        await this.host.call('travel', { step });
      }
      this.changed();
    } catch (error) {
      this.wanted = undefined;
      this.pause();
      this.changed(sentenceOf(error));
    } finally {
      this.isUnderWay = false;
    }
  }
}

/** What the host says of a Fault; else the error's own words. */
export function sentenceOf(error: unknown): string {
  const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
  const sentence: unknown = typeof data === 'object' && data !== null && 'sentence' in data ? data.sentence : undefined;
  if (typeof sentence === 'string') return sentence;
  return error instanceof Error ? error.message : String(error);
}
