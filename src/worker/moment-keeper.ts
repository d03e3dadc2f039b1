import type { Trainer } from '../engine/training/trainer';
import { MomentSchedule } from '../runs/moments';
import type { MomentFiles } from './run-storage';

/** Saving moments takes at most this share of the time since the run was opened, and so many milliseconds at its start. */
const share = 0.02;
const start = 5;
const remembered = 5;
/** Training of so many milliseconds is done again without a person noticing: no moment is needed on such a way. */
const unnoticed = 20;
/** More moments than this shorten no jump so far that a person sees it. */
const mostMoments = 1024;
/** With fewer than this there would be long ways to every step. */
const fewestMoments = 8;
/** Bytes of moments that wait to be written: a file each takes longer than all the rest of a small network's moment. */
const mostHeld = 2 ** 22;

/**
 * Saves moments of the current run, from which a person goes back to any of its steps; within a number of bytes. They are
 * written together, from time to time: what a kill takes is behind the run's last checkpoint, and is trained again.
 */
export class MomentKeeper {
  /** None until the first moment shows how large they are; none at all where too few fit. */
  private schedule: MomentSchedule | undefined;
  private isOff: boolean;
  private readonly began: number;
  private spent = 0;
  private readonly costs: number[] = [];
  /** When the last moment was saved. */
  private last = Number.NEGATIVE_INFINITY;
  private readonly held = new Map<number, Uint8Array>();
  private heldBytes = 0;

  /**
   * Moments behind the present step, which a run that was killed has saved after its last checkpoint, are removed: the run
   * saves them again.
   */
  constructor(
    private readonly trainer: Trainer,
    private readonly files: MomentFiles,
    private readonly limit: number,
    private readonly now: () => number,
  ) {
    this.began = now();
    this.isOff = limit === 0;
    if (!this.isOff) for (const step of files.steps) if (step > trainer.step) files.remove(step);
  }

  /** Saves this moment if it is due. Throws a Fault where the disk refuses. */
  save(): void {
    const { trainer, schedule } = this;
    if (this.isOff || (schedule && !schedule.due(trainer.step))) return;
    const began = this.now();
    if (this.spent > start + share * (began - this.began) || began - this.last < unnoticed) return;
    const bytes = trainer.saveMoment();
    this.schedule ??= this.createSchedule(bytes.length);
    this.isOff = this.schedule === undefined;
    if (!this.schedule?.due(trainer.step)) return;
    this.hold(trainer.step, bytes);
    for (const step of this.schedule.add(trainer.step)) this.remove(step);
    this.last = this.now();
    this.took(this.last - began);
  }

  /** Writes what waits. Throws a Fault where the disk refuses; what is not written then waits on. */
  flush(): void {
    const began = this.now();
    for (const [step, bytes] of this.held) {
      this.files.write(step, bytes);
      this.held.delete(step);
    }
    this.heldBytes = 0;
    this.spent += this.now() - began;
  }

  /** The median of the last costs counts: one that includes other work of the system would end the moments for long. */
  private took(milliseconds: number): void {
    this.costs.push(milliseconds);
    if (this.costs.length > remembered) this.costs.shift();
    const sorted = [...this.costs].sort((a, b) => a - b);
    this.spent += sorted[sorted.length >> 1] ?? milliseconds;
  }

  private hold(step: number, bytes: Uint8Array): void {
    this.held.set(step, bytes);
    this.heldBytes += bytes.length;
    if (this.heldBytes > mostHeld) this.flush();
  }

  private remove(step: number): void {
    const held = this.held.get(step);
    if (!held) {
      this.files.remove(step);
      return;
    }
    this.held.delete(step);
    this.heldBytes -= held.length;
  }

  /** A moment has as many bytes as any other of the run, give or take the order of its examples. */
  private createSchedule(bytes: number): MomentSchedule | undefined {
    const most = Math.min(mostMoments, Math.floor(this.limit / bytes));
    if (most < fewestMoments) return undefined;
    const schedule = new MomentSchedule(most);
    for (const step of this.files.steps) for (const removed of schedule.add(step)) this.files.remove(removed);
    return schedule;
  }
}
