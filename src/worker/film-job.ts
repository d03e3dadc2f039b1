import { multiplyAddsOf } from '../model/shapes';
import type { Job } from './gradual-answer';
import { Observation } from './observation';
import { effortOfSteps, mostEffort, type RunWay } from './run-way';

/** Products w·a of the training that is done again between two pauses. */
const pauseEffort = 2e6;
const mostAtOnce = 32;

/** What is known so far of some steps of a run. */
export interface Looks<Look> {
  readonly looks: readonly Look[];
  /** From 0 to 1. */
  readonly done: number;
}

/** Looks of earlier questions, and where those of this one are kept. */
export interface KnownLooks<Look> {
  get(step: number): Look | undefined;
  set(step: number, look: Look): void;
}

/** Looks at a run at some of its steps, one after another, by a replay of its own. */
export class FilmJob<Look> implements Job<Looks<Look>> {
  readonly stepsAtOnce = 1;
  private readonly looks: Look[] = [];

  /** `wanted` rises. */
  constructor(
    private readonly way: RunWay,
    private readonly wanted: readonly number[],
    private readonly look: (observation: Observation) => Look,
    private readonly known?: KnownLooks<Look>,
  ) {}

  view(): Looks<Look> {
    return { looks: this.looks, done: this.looks.length / this.wanted.length };
  }

  *steps(): Generator<void> {
    const { way, known, looks } = this;
    const { load, spec, dataset, memoryLimit, initial } = way.session;
    const steps = affordable(way, this.wanted);
    // What is known at the beginning takes no replay.
    let at = 0;
    for (let found = known?.get(steps[at] ?? 0); found && at < steps.length; found = known?.get(steps[at] ?? 0)) {
      looks.push(found);
      at++;
    }
    if (at === steps.length) return;
    const replay = way.createReplay(true);
    try {
      const observation = new Observation({
        ...{ load, spec, dataset, memoryLimit, trainer: replay },
        ...(initial ? { initial } : {}),
      });
      const effort = Math.max(1, effortOfSteps(way, 1));
      const atOnce = Math.max(1, Math.min(mostAtOnce, Math.floor(pauseEffort / effort)));
      for (const step of steps.slice(at)) {
        let look = known?.get(step);
        if (!look) {
          replay.startNear(step);
          while (!replay.approach(step, atOnce)) yield;
          // A run that diverged has no steps behind its last finite one.
          if (replay.step < step) return;
          look = this.look(observation);
          known?.set(step, look);
        }
        looks.push(look);
        yield;
      }
    } finally {
      replay.terminate();
    }
  }
}

/** The wanted steps; where the ways to them would take long, the saved moments nearest to them. */
function affordable(way: RunWay, wanted: readonly number[]): readonly number[] {
  const begins = way.session.parent?.begins ?? 0;
  const within = wanted.filter((step) => step >= begins && step <= way.session.trainer.step);
  const saved = [...new Set([begins, ...way.moments().steps])].filter((step) => step <= way.session.trainer.step);
  let steps = 0;
  let former = Number.NEGATIVE_INFINITY;
  for (const step of within) {
    const start = Math.max(former, saved.filter((each) => each <= step).at(-1) ?? begins);
    steps += step - start;
    former = step;
  }
  if (effortOfSteps(way, steps) <= mostEffort) return within;
  const nearest = (step: number): number =>
    saved.reduce((best, each) => (Math.abs(each - step) < Math.abs(best - step) ? each : best), begins);
  return [...new Set(within.map(nearest))];
}

/** Cells along a side of a picture whose surface costs no more than so many products. */
export function pictureSide({ session }: RunWay, wanted: number, most: number): number {
  const products = Math.max(1, multiplyAddsOf(session.trainer.network.shapes));
  return Math.max(8, Math.min(wanted, Math.floor(Math.sqrt(most / products))));
}
