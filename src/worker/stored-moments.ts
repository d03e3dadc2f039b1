import type { Moments } from '../engine/training/replay';
import { Fault } from '../model/message';
import type { Progress } from '../protocol/training';
import type { SavedMoments } from './run-storage';

const none: Moments = { steps: [], read: () => new Uint8Array() };

/** The saved moments of the run that is trained or shown, and what they take: asked of the disk once, until they change. */
export class StoredMoments {
  private held: SavedMoments | undefined;
  private size: Progress['moments'];

  get moments(): Moments {
    return this.held ?? none;
  }

  /** Another run is shown; undefined: one that has no folder. */
  become(moments: SavedMoments | undefined): void {
    this.held = moments;
    this.changed();
  }

  /** Moments may have been written since. */
  changed(): void {
    this.size = undefined;
  }

  /** The part of the progress; nothing where there is no folder, or it cannot be read. */
  get reported(): Pick<Progress, 'moments'> {
    const { held } = this;
    if (!held) return {};
    try {
      this.size ??= { count: held.steps.length, bytes: held.bytes };
      return { moments: this.size };
    } catch (error) {
      if (error instanceof Fault) return {};
      throw error;
    }
  }
}
