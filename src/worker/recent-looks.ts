import type { KnownLooks } from './film-job';

/** Moments of a run that are kept. */
const mostKept = 96;

/** The last looks at one run: a step that is past does not change, so none is looked at twice. */
export class RecentLooks<Look> implements KnownLooks<Look> {
  private load: number | undefined;
  private readonly byStep = new Map<number, Look>();

  /** Forgets the looks at another run. */
  of(load: number): this {
    if (load !== this.load) this.byStep.clear();
    this.load = load;
    return this;
  }

  get(step: number): Look | undefined {
    return this.byStep.get(step);
  }

  set(step: number, look: Look): void {
    this.byStep.set(step, look);
    const [oldest] = this.byStep.keys();
    if (this.byStep.size > mostKept && oldest !== undefined) this.byStep.delete(oldest);
  }
}
