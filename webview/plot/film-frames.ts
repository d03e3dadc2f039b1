import type { FilmFrame, FilmView } from '../../src/protocol/film';

/** The pictures of a run that are known: a step that is past does not change. */
export class FilmFrames {
  private load: number | undefined;
  private readonly byStep = new Map<number, FilmFrame>();

  /** The picture of a step: of a long run that of a moment near it. */
  of(load: number, step: number): FilmFrame | undefined {
    return load === this.load ? this.byStep.get(step) : undefined;
  }

  /** The steps of which there is one. */
  known(load: number): readonly number[] {
    return load === this.load ? [...this.byStep.keys()] : [];
  }

  /** Which of some steps have none yet. */
  missing(load: number, steps: readonly number[]): readonly number[] {
    return load === this.load ? steps.filter((step) => !this.byStep.has(step)) : steps;
  }

  /** Takes what is known so far of the steps that were asked for; once that is all, each has the picture nearest to it. */
  take({ moment, frames, done }: FilmView, asked: readonly number[]): void {
    if (moment.load !== this.load) this.byStep.clear();
    this.load = moment.load;
    for (const frame of frames) this.byStep.set(frame.step, frame);
    const [first] = frames;
    if (done < 1 || !first) return;
    for (const step of asked) {
      if (this.byStep.has(step)) continue;
      const near = frames.reduce(
        (best, frame) => (Math.abs(frame.step - step) < Math.abs(best.step - step) ? frame : best),
        first,
      );
      this.byStep.set(step, near);
    }
  }
}
