import type { SessionView } from '../../src/protocol/panel';
import { text } from '../ui/language';
import type { Mark } from './trace';

/** Remembers, while the panel is open, where the present run paused, stopped, diverged or lost its spec. */
export class RunMarks {
  private marks: readonly Mark[] = [];
  private run: string | undefined;
  private status: string | undefined;
  private epoch = 0;
  private specChanged = false;

  /** The marks after `session` has been heard; a new or a reset run starts without any. */
  hear(session: SessionView | undefined): readonly Mark[] {
    const progress = session?.progress;
    if (!session || !progress) return this.marks;
    if (session.run?.id !== this.run || progress.epoch < this.epoch) {
      this.marks = [];
      this.status = undefined;
      this.specChanged = session.specChanged;
    }
    if (progress.status !== this.status) {
      const { epoch } = progress;
      if (progress.status === 'paused') this.pausedAt(epoch);
      else if (progress.status === 'stopped') this.add({ kind: 'stopped', epoch, label: text('plot-mark-stopped') });
      else if (progress.status === 'diverged') {
        const at = progress.divergence?.epoch ?? epoch;
        this.add({ kind: 'diverged', epoch: at, label: text('plot-mark-diverged', { epoch: at }) });
      }
    }
    if (session.specChanged && !this.specChanged && progress.epoch > 0) {
      this.add({ kind: 'spec', epoch: progress.epoch, label: text('plot-mark-spec') });
    }
    this.run = session.run?.id;
    this.status = progress.status;
    this.epoch = progress.epoch;
    this.specChanged = session.specChanged;
    return this.marks;
  }

  /** Single steps pause after each epoch: of those only the last stays. */
  private pausedAt(epoch: number): void {
    this.marks = this.marks.filter((mark) => mark.kind !== 'paused' || epoch - mark.epoch > 1);
    if (epoch > 0) this.add({ kind: 'paused', epoch, label: text('plot-mark-paused') });
  }

  private add(mark: Mark): void {
    this.marks = [...this.marks, mark];
  }
}
