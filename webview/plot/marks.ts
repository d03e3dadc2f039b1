import type { SessionView } from '../../src/protocol/panel';
import { text } from '../ui/language';
import type { Mark } from './trace';

interface Heard {
  readonly run: string | undefined;
  readonly status: string;
  readonly epoch: number;
  readonly specChanged: boolean;
}

/** Remembers, while the panel is open, where the present run paused, stopped, diverged or lost its spec. */
export class RunMarks {
  private marks: readonly Mark[] = [];
  /** What was heard last of the run. */
  private last: Heard | undefined;

  /** The marks after `session` has been heard; a new or a reset run starts without any. */
  hear(session: SessionView | undefined): readonly Mark[] {
    if (!session?.progress) return this.marks;
    const { progress, specChanged } = session;
    const { status, epoch } = progress;
    const heard: Heard = { run: session.run?.id, status, epoch, specChanged };
    const before = this.last?.run === heard.run && epoch >= (this.last?.epoch ?? 0) ? this.last : undefined;
    this.last = heard;
    if (!before) this.marks = [];
    if (status !== before?.status) {
      if (status === 'paused') this.pausedAt(epoch);
      else if (status === 'stopped') this.add({ kind: 'stopped', epoch, label: text('plot-mark-stopped') });
      else if (status === 'diverged') {
        const at = progress.divergence?.epoch ?? epoch;
        this.add({ kind: 'diverged', epoch: at, label: text('plot-mark-diverged', { epoch: at }) });
      }
    }
    if (before && specChanged && !before.specChanged && epoch > 0) {
      this.add({ kind: 'spec', epoch, label: text('plot-mark-spec') });
    }
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
