import type { Environment } from './environment';

/** Milliseconds that one question works: little while the network trains, else as long as a person does not notice. */
const slice = { training: 12, resting: 80 } as const;

/** Steps of the work between two looks at the clock, while nothing trains. */
const stepsAtOnce = 16;

/** What takes longer than one question may: its steps, and what is known so far. */
export interface Job<View> {
  /** Steps between two looks at the clock, while nothing trains: absent, as many as are quick together. */
  readonly stepsAtOnce?: number;
  /** Runs its `finally` blocks where the work is given up, too. */
  steps(): Generator<void>;
  view(): View;
}

/** An answer of which each question does a part. Once it is complete, nothing of the work is kept. */
export class GradualAnswer<View extends { readonly done: number }> {
  private left: { readonly job: Job<View>; readonly steps: Generator<void> } | undefined;
  private whole: View | undefined;

  /** `key` says what it answers. */
  constructor(
    readonly key: string,
    job: Job<View>,
  ) {
    this.left = { job, steps: job.steps() };
  }

  get isComplete(): boolean {
    return this.whole !== undefined;
  }

  /** Works for the time of one question and gives what is known then; `done` is 1 once that is all. */
  next({ now }: Pick<Environment, 'now'>, isTraining: boolean): View {
    const end = now() + (isTraining ? slice.training : slice.resting);
    while (this.left && now() < end) this.work(this.left, isTraining ? 1 : (this.left.job.stepsAtOnce ?? stepsAtOnce));
    if (this.whole) return this.whole;
    if (!this.left) throw new RangeError('the answer was given up');
    const found = this.left.job.view();
    return { ...found, done: Math.min(0.99, found.done) };
  }

  /** Ends the work; a complete answer has none left. */
  giveUp(): void {
    this.left?.steps.return(undefined);
    this.left = undefined;
  }

  private work({ job, steps }: NonNullable<typeof this.left>, most: number): void {
    for (let k = 0; k < most; k++) {
      if (steps.next().done !== true) continue;
      this.left = undefined;
      this.whole = { ...job.view(), done: 1 };
      return;
    }
  }
}
