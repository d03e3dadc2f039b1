/**
 * Which steps of a run are saved as moments, from which any other step is replayed: gaps grow with the root of the step, so
 * that the early steps, in which most happens, are near one, and no gap is more than twice an even one. When there are too
 * many, gaps double, and the moments that are nearer to each other are given up.
 */
export class MomentSchedule {
  /** In steps at step 1. */
  private gap = 1;
  private readonly steps: number[] = [];

  /** @param most moments that are kept, at least 4 */
  constructor(
    private readonly most: number,
    saved: readonly number[] = [],
  ) {
    for (const step of saved) this.add(step);
  }

  /** The steps of the moments that are kept, rising. */
  get saved(): readonly number[] {
    return this.steps;
  }

  /** Whether a moment at this step is far enough from the last one. */
  due(step: number): boolean {
    const last = this.steps.at(-1);
    return last === undefined || step - last >= this.gapAt(last);
  }

  /** A moment was saved at a step behind all others. Gives those that are to be removed. */
  add(step: number): readonly number[] {
    this.steps.push(step);
    const removed: number[] = [];
    while (this.steps.length > this.most) {
      this.gap *= 2;
      removed.push(...this.thin());
    }
    return removed;
  }

  private gapAt(step: number): number {
    return this.gap * Math.sqrt(step);
  }

  /** Removes moments that are too near to the one before; the first and the last stay. */
  private thin(): readonly number[] {
    const removed: number[] = [];
    let last = this.steps[0] ?? 0;
    for (const step of this.steps.slice(1, -1)) {
      if (step - last < this.gapAt(last)) removed.push(step);
      else last = step;
    }
    const gone = new Set(removed);
    const kept = this.steps.filter((step) => !gone.has(step));
    this.steps.splice(0, this.steps.length, ...kept);
    return removed;
  }
}

/** Bytes that the moments of a run may take on disk, if no one says otherwise. */
export const defaultMomentBytes = 2 ** 28;

/** The name of a moment's file. */
export function momentFile(step: number): string {
  return `${step}.ckpt`;
}

/** The steps of the moments in a folder of these names, rising; files of other names are none. */
export function momentSteps(names: readonly string[]): readonly number[] {
  return names
    .flatMap((name) => {
      const digits = /^(0|[1-9]\d{0,15})\.ckpt$/.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    })
    .sort((a, b) => a - b);
}
