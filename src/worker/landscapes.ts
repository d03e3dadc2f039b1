import { comparedLosses } from '../engine/landscape/compared';
import { CostFunction } from '../engine/landscape/cost-function';
import { Descent } from '../engine/landscape/descent';
import { checkParameters, landscapeAlongPath, landscapeOfParameters } from '../engine/landscape/kinds';
import type { Landscape } from '../engine/landscape/landscape';
import { Race } from '../engine/landscape/race';
import type { Trail } from '../engine/landscape/trail';
import { namedParameters, usualParameters } from '../engine/landscape/two-parameters';
import type { LossName } from '../model/loss';
import { Fault, message } from '../model/message';
import { mostRaceSteps } from '../model/race';
import type {
  LandscapePicture,
  LandscapeQuestion,
  LandscapeView,
  PlaneName,
  RaceQuestion,
  RaceView,
} from '../protocol/landscape';
import { messageView } from './finding-view';
import { pictureOf, raceView } from './landscape-view';
import { momentOf } from './prepared-training';
import { type RunWay, startWeights, trailOfRun } from './run-way';

/** Milliseconds that one answer works: little while the network trains, else as long as nobody notices. */
const slice = { training: 12, resting: 80 } as const;

/** Steps of the work between two looks at the clock, while nothing trains. */
const stepsAtOnce = 16;

/** What one answer after another brings forward. */
interface Work<View> {
  readonly key: string;
  readonly view: () => View;
  readonly steps: Generator<void>;
  over: boolean;
}

/** J over planes of the session's parameters, and races from its start: a part of the work with each answer. */
export class Landscapes {
  private landscapeWork: Work<LandscapeView> | undefined;
  private raceWork: Work<RaceView> | undefined;
  /** The last landscape that was finished: shown until a newer one is. */
  private finished: { readonly key: string; readonly view: LandscapeView } | undefined;

  /** `way` gives the session's run, if something is prepared. */
  constructor(private readonly way: () => RunWay | undefined) {}

  /** What is known so far of the landscape of the run up to now. Throws a Fault where nothing is prepared. */
  landscape(question: LandscapeQuestion, isTraining = false): LandscapeView {
    const way = this.prepared;
    const kind = JSON.stringify([way.session.load, question]);
    const { step } = way.session.trainer;
    const isOver = this.landscapeWork?.over === true;
    const isSame = this.landscapeWork?.key.startsWith(kind) === true;
    // A landscape of a run that goes on is finished before a newer one is begun.
    if (!isSame || (isOver && this.landscapeWork?.key !== `${kind} ${step}`)) {
      this.landscapeWork = new LandscapeJob(way, question, isTraining).begin(`${kind} ${step}`);
    }
    const work = this.landscapeWork;
    if (!work) throw new Fault(message('train-not-prepared'));
    bringForward(work, way, isTraining);
    const view = partly(work);
    if (work.over) this.finished = { key: kind, view };
    const former = this.finished?.key === kind ? this.finished.view : undefined;
    return former && view.refusal === undefined ? { ...former, done: view.done } : view;
  }

  /** What is known so far of a race from the start of the session's run. Throws Faults. */
  race(question: RaceQuestion, isTraining = false): RaceView {
    const way = this.prepared;
    const key = JSON.stringify([way.session.load, question]);
    if (this.raceWork?.key !== key) this.raceWork = raceWork(way, question, key);
    const work = this.raceWork;
    bringForward(work, way, isTraining);
    return partly(work);
  }

  private get prepared(): RunWay {
    const way = this.way();
    if (!way) throw new Fault(message('train-not-prepared'));
    return way;
  }
}

/** Works for the time of one answer: little of it where the network trains. */
function bringForward<View>(work: Work<View>, { environment }: RunWay, isTraining: boolean): void {
  const end = environment.now() + (isTraining ? slice.training : slice.resting);
  while (!work.over && environment.now() < end) {
    for (let k = isTraining ? 1 : stepsAtOnce; k > 0 && !work.over; k--) work.over = work.steps.next().done === true;
  }
}

/** A view of what is under way: it is done when all is. */
function partly<View extends { readonly done: number }>({ view, over }: Work<View>): View {
  const found = view();
  return { ...found, done: over ? 1 : Math.min(0.99, found.done) };
}

/** The way to one landscape. */
class LandscapeJob {
  private landscape: Landscape | undefined;
  private about: Pick<LandscapePicture, 'plane' | 'axes' | 'held' | 'share'> | undefined;
  private refusal: Fault | undefined;
  private readonly moment: LandscapeView['moment'];
  private readonly names: readonly string[];

  constructor(
    private readonly way: RunWay,
    private readonly question: LandscapeQuestion,
    private readonly isTraining: boolean,
  ) {
    this.moment = momentOf(way.session);
    this.names = namedParameters(way.session.trainer.network);
  }

  begin(key: string): Work<LandscapeView> {
    return { key, steps: this.steps(), view: () => this.view(), over: false };
  }

  private *steps(): Generator<void> {
    try {
      yield* this.work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.refusal = error;
    }
  }

  private *work(): Generator<void> {
    const { spec, dataset, trainer } = this.way.session;
    checkParameters(trainer.network);
    const trail = yield* trailOfRun(this.way, this.isTraining);
    const losses = comparedLosses(spec, trainer.network, dataset);
    const plane: PlaneName = this.question.plane ?? (this.names.length > 0 ? 'parameters' : 'path');
    if (plane === 'path') {
      const { landscape, share } = landscapeAlongPath(spec, dataset, losses, trail);
      this.landscape = landscape;
      this.about = { plane, axes: [], held: [], share };
    } else {
      const pair = this.pair();
      const sides: { readonly loss: LossName; readonly trail: Trail }[] = [];
      for (const loss of losses) {
        sides.push({
          loss,
          trail:
            loss === spec.train.loss
              ? trail
              : yield* this.descent(loss, (trail.steps.at(-1) ?? 0) - (trail.steps[0] ?? 0)),
        });
      }
      this.landscape = landscapeOfParameters(spec, dataset, pair, sides);
      const end = trail.points.at(-1) ?? new Float64Array();
      const held = this.names.map((name, k) => ({ name, value: end[k] ?? Number.NaN }));
      this.about = {
        plane,
        axes: pair.map((k) => this.names[k] ?? ''),
        held: held.filter((_, k) => !pair.includes(k)),
      };
    }
    yield* this.landscape.work();
  }

  private pair(): readonly [number, number] {
    if (this.names.length === 0) throw new Fault(message('landscape-units'));
    const [x, y] = this.question.pair ?? usualParameters;
    return x < this.names.length && y < this.names.length ? [x, y] : usualParameters;
  }

  /** The way of a training that lowers another loss, from the same start with the same batches. */
  private *descent(loss: LossName, last: number): Generator<void, Trail> {
    const { spec, dataset, memoryLimit, trainer } = this.way.session;
    const own = { ...spec, train: { ...spec.train, loss } };
    const [weights, machine] = [startWeights(this.way), this.way.machine(own, true)];
    const cost = new CostFunction(own, dataset, [loss]);
    const descent = new Descent(own, dataset, cost, Math.min(last, mostRaceSteps), {
      memoryLimit: memoryLimit - trainer.bytes,
      ...(weights ? { weights } : {}),
      ...(machine ? { machine } : {}),
    });
    try {
      while (!descent.isOver) {
        descent.advance();
        yield;
      }
    } finally {
      descent.terminate();
    }
    return descent;
  }

  private view(): LandscapeView {
    const { landscape, about, refusal } = this;
    const { dataset, spec } = this.way.session;
    return {
      moment: this.moment,
      names: [...this.names],
      optimizer: { ...spec.train.optimizer },
      done: refusal ? 1 : (landscape?.done ?? 0),
      ...(refusal ? { refusal: messageView(refusal.detail) } : {}),
      ...(landscape && about ? { picture: pictureOf(landscape, dataset.train.m, about) } : {}),
    };
  }
}

function raceWork(way: RunWay, { runners, steps }: RaceQuestion, key: string): Work<RaceView> {
  const { spec, dataset, memoryLimit, trainer } = way.session;
  const moment = momentOf(way.session);
  try {
    checkParameters(trainer.network);
    const [weights, machine] = [startWeights(way), way.machine(spec, true)];
    const race = new Race(spec, dataset, runners, steps, {
      memoryLimit: memoryLimit - trainer.bytes,
      ...(weights ? { weights } : {}),
      ...(machine ? { machine } : {}),
    });
    return { key, steps: race.work(), view: () => raceView(race, moment), over: false };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const refused: RaceView = {
      moment,
      done: 1,
      refusal: messageView(error.detail),
      steps,
      target: Number.NaN,
      runners: [],
    };
    return { key, steps: nothing(), view: () => refused, over: true };
  }
}

function* nothing(): Generator<void> {
  // There is nothing to do.
}
