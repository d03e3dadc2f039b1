import { comparedLosses } from '../engine/landscape/compared';
import { CostFunction } from '../engine/landscape/cost-function';
import { Descent } from '../engine/landscape/descent';
import { checkParameters, landscapeAlongPath, landscapeOfParameters } from '../engine/landscape/kinds';
import type { Landscape } from '../engine/landscape/landscape';
import type { Trail } from '../engine/landscape/trail';
import { namedParameters, usualParameters } from '../engine/landscape/two-parameters';
import type { LossName } from '../model/loss';
import { Fault, message } from '../model/message';
import { mostRaceSteps } from '../model/race';
import type { LandscapePicture, LandscapeQuestion, LandscapeView, PlaneName } from '../protocol/landscape';
import { messageView } from './finding-view';
import type { Job } from './gradual-answer';
import { pictureOf } from './landscape-view';
import { momentOf } from './prepared-training';
import { type RunWay, startWeights, trailOfRun } from './run-way';

/** The way to one landscape of a run. */
export class LandscapeJob implements Job<LandscapeView> {
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

  *steps(): Generator<void> {
    try {
      yield* this.work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.refusal = error;
    }
  }

  view(): LandscapeView {
    const { landscape, about, refusal } = this;
    const { dataset, spec } = this.way.session;
    return {
      moment: this.moment,
      names: [...this.names],
      optimizer: { ...spec.train.optimizer },
      done: landscape?.done ?? 0,
      ...(refusal ? { refusal: messageView(refusal.detail) } : {}),
      ...(landscape && about ? { picture: pictureOf(landscape, dataset.train.m, about) } : {}),
    };
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
    // Without the training, whose memory is not needed any more.
    return { steps: descent.steps, points: descent.points };
  }
}
