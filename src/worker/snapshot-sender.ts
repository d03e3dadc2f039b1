import type { Snapshot, Watch } from '../protocol/snapshot';
import type { Environment } from './environment';
import type { Observation } from './observation';
import { composeSnapshot } from './snapshot';
import { SnapshotRate } from './snapshot-rate';

/** What decides when a snapshot may leave, and how fine it is. */
export interface Motion {
  /** The weights are trained, and composing takes time from that. */
  readonly isTraining: boolean;
  /** Each picture is replaced by the next one soon. */
  readonly isMoving: boolean;
  /** The loop calls `send` again by itself. */
  readonly isLooping: boolean;
}

/** Sends the network's pictures while a panel watches, as often as its rate allows. */
export class SnapshotSender {
  /** The last snapshot is out of date. */
  changed = false;
  private watching: Watch | undefined;
  private readonly rate = new SnapshotRate();
  private sequence = 0;
  private waiting = false;

  /** `observed` gives the network that is shown; undefined before there is one. */
  constructor(
    private readonly environment: Pick<Environment, 'now' | 'wait'>,
    private readonly observed: () => Observation | undefined,
    private readonly motion: () => Motion,
    private readonly deliver: (snapshot: Snapshot) => void,
  ) {}

  /** A panel shows something else, or nothing. */
  watch(watch: Watch): void {
    if (watch.visible !== this.watching?.visible) this.rate.reset();
    this.rate.skipWait();
    this.watching = watch;
    this.changed = true;
    this.send();
  }

  /** A run begins or continues. */
  begin(): void {
    this.rate.begin();
  }

  acknowledge(sequence: number): void {
    this.rate.acknowledged(sequence, this.environment.now());
    if (this.changed && !this.motion().isLooping) this.send();
  }

  /** Sends a snapshot if a panel watches and the rate limit allows. */
  send(): void {
    const now = this.environment.now();
    const observed = this.observed();
    if (!observed || !this.watching?.visible) return;
    const { isTraining, isMoving, isLooping } = this.motion();
    if (!this.rate.due(now, isTraining)) {
      if (!isLooping) this.sendLater(now, isTraining);
      return;
    }
    const snapshot = composeSnapshot(observed, this.watching, this.sequence++, isMoving);
    const composed = this.environment.now();
    this.changed = false;
    this.deliver(snapshot);
    this.rate.sent(snapshot.sequence, composed, composed - now, isTraining);
  }

  /** Tries again after a delay, because no slice will; a missing acknowledgement tries again when it comes. */
  private sendLater(now: number, isTraining: boolean): void {
    const wait = this.rate.wait(now, isTraining);
    if (wait === undefined || this.waiting) return;
    this.waiting = true;
    void this.environment.wait(wait).then(() => {
      this.waiting = false;
      if (this.changed && !this.motion().isLooping) this.send();
    });
  }
}
