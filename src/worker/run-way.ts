import type { Machine } from '../engine/compiled/machine';
import { initialWeights } from '../engine/initial-weights';
import { parameterVector } from '../engine/landscape/parameter-vector';
import { keptSteps, pointsOf, type Trail } from '../engine/landscape/trail';
import { tensorsOf } from '../engine/parameters';
import type { Moments, Replay } from '../engine/training/replay';
import { readTensors } from '../engine/training/saved-steps';
import { Fault } from '../model/message';
import { multiplyAddsOf, parametersOf } from '../model/shapes';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import { decodeCheckpoint } from '../runs/checkpoint';
import type { Environment } from './environment';
import type { PreparedTraining } from './prepared-training';

/** The run of a session: where it has been, and how its steps are done again. */
export interface RunWay {
  readonly session: PreparedTraining;
  readonly environment: Pick<Environment, 'now'>;
  /** The moments that it has saved. */
  moments(): Moments;
  /** A replay of its own; `alone`, on one thread. Throws Faults, also where there is no memory for a second network. */
  createReplay(alone?: boolean): Replay;
  /** How a training of a spec like the session's is computed with the run's arithmetic. Throws Faults. */
  machine(spec: Spec, alone?: boolean): Machine | undefined;
}

/** Products of a run's steps that are done again for its trail, at most: some seconds. */
export const mostEffort = 1.5e10;
/** Forward, back to the activations and back to the weights. */
const passes = 3;
/** Steps that are done again between two pauses. */
const stepsAtOnce = 32;

/** Products w·a of some of a run's steps, forward and back. */
export function effortOfSteps({ session: { trainer, spec, dataset } }: RunWay, steps: number): number {
  const batch = spec.train.batch === 'full' ? dataset.train.m : Math.min(spec.train.batch, dataset.train.m);
  return steps * batch * multiplyAddsOf(trainer.network.shapes) * passes;
}

/**
 * The way of a run to its present step. While it trains, and where doing its steps again would take long, it goes by the
 * moments that were saved. A caller may pause after each part.
 */
export function* trailOfRun(way: RunWay, isTraining: boolean): Generator<void, Trail> {
  const { trainer } = way.session;
  const { shapes } = trainer.network;
  const parameters = parametersOf(shapes);
  const isLong = effortOfSteps(way, trainer.step) > mostEffort;
  const most = pointsOf(parameters);
  const { step } = trainer;
  if (step <= beginOf(way)) return { steps: [step], points: [parameterVector(trainer.weights())] };
  return isTraining || isLong ? yield* savedTrail(way, most) : yield* replayedTrail(way, most);
}

function* replayedTrail(way: RunWay, most: number): Generator<void, Trail> {
  const steps: number[] = [];
  const points: Float64Array[] = [];
  const replay = way.createReplay(true);
  const begins = beginOf(way);
  try {
    for (const gone of keptSteps(way.session.trainer.step - begins, most)) {
      const step = begins + gone;
      replay.startNear(step);
      while (!replay.approach(step, stepsAtOnce)) yield;
      if (steps.includes(replay.step)) break;
      steps.push(replay.step);
      points.push(parameterVector(replay.weights()));
      yield;
    }
  } finally {
    replay.terminate();
  }
  return { steps, points };
}

function* savedTrail(way: RunWay, most: number): Generator<void, Trail> {
  const { trainer } = way.session;
  const moments = way.moments();
  const start = startWeights(way);
  const begins = beginOf(way);
  const steps: number[] = start ? [begins] : [];
  const points: Float64Array[] = start ? [parameterVector(start)] : [];
  const saved = moments.steps.filter((step) => step > begins && step < trainer.step);
  const count = Math.min(saved.length, most - 2);
  for (let k = 0; k < count; k++) {
    const step = saved[Math.floor((k * saved.length) / count)] ?? 0;
    const weights = momentWeights(moments, step, trainer.weights());
    if (weights) {
      steps.push(step);
      points.push(parameterVector(weights));
    }
    yield;
  }
  return { steps: [...steps, trainer.step], points: [...points, parameterVector(trainer.weights())] };
}

/** The first step of a run: of a branch that at which it hangs. */
const beginOf = ({ session }: RunWay): number => session.parent?.begins ?? 0;

/**
 * The weights that a run begins with; undefined where its spec names a file of them that is not there, or a branch has lost
 * its first moment.
 */
export function startWeights(way: RunWay): NetworkWeights | undefined {
  const { spec, initial, trainer, parent } = way.session;
  if (parent) return momentWeights(way.moments(), parent.begins, trainer.weights());
  if (initial) return initial;
  if (spec.weights === undefined) return initialWeights(spec);
  return momentWeights(way.moments(), 0, trainer.weights());
}

/** The weights of a saved moment, in place of others of the same shape; undefined where it is missing or damaged. */
function momentWeights(moments: Moments, step: number, weights: NetworkWeights): NetworkWeights | undefined {
  if (!moments.steps.includes(step)) return undefined;
  try {
    readTensors(decodeCheckpoint(moments.read(step)).tensors, 'weights', weights.flatMap(tensorsOf));
    return weights;
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
