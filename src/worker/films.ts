import { layersHealth } from '../engine/inspect/health';
import { radar } from '../engine/inspect/radar/radar';
import { SurfaceGrid, squarePlane } from '../engine/inspect/surface';
import { weightQuartiles } from '../engine/inspect/weight-quartiles';
import { learningRate } from '../engine/training/learning-rate';
import { Fault, message } from '../model/message';
import type { FilmFrame, FilmQuestion, FilmView, SeriesPoint, SeriesQuestion, SeriesView } from '../protocol/film';
import { FilmJob, type Looks, pictureSide } from './film-job';
import { GradualAnswer } from './gradual-answer';
import { type Observation, questionEffort } from './observation';
import { momentOf } from './prepared-training';
import type { RunWay } from './run-way';

/** Products w·a of one picture. */
const pictureEffort = 4e7;

/** Pictures and figures of the session's run at some of its steps: a part of the work with each answer. */
export class Films {
  private pictures: GradualAnswer<Looks<FilmFrame>> | undefined;
  private figures: GradualAnswer<Looks<SeriesPoint>> | undefined;

  /** `way` gives the session's run, if something is prepared. */
  constructor(private readonly way: () => RunWay | undefined) {}

  /** What is known so far. Throws a Fault where nothing is prepared, and those of a replay. */
  film(question: FilmQuestion): FilmView {
    const way = this.prepared;
    const key = keyOf(way, question);
    if (this.pictures?.key !== key) {
      this.pictures?.giveUp();
      const side = pictureSide(way, question.side, pictureEffort);
      this.pictures = new GradualAnswer(key, new FilmJob(way, question.steps, (at) => frameOf(at, side)));
    }
    const { looks, done } = this.pictures.next(way.environment, false);
    return { moment: momentOf(way.session), frames: [...looks], done };
  }

  /** The same of the layers' gradients and updates. */
  series(question: SeriesQuestion): SeriesView {
    const way = this.prepared;
    const key = keyOf(way, question);
    if (this.figures?.key !== key) {
      this.figures?.giveUp();
      this.figures = new GradualAnswer(key, new FilmJob(way, question.steps, pointOf));
    }
    const { looks, done } = this.figures.next(way.environment, false);
    return { moment: momentOf(way.session), points: [...looks], done };
  }

  /** Ends work that is not finished, and frees its memory: another question begins it again. */
  giveUp(): void {
    if (this.pictures?.isComplete === false) {
      this.pictures.giveUp();
      this.pictures = undefined;
    }
    if (this.figures?.isComplete === false) {
      this.figures.giveUp();
      this.figures = undefined;
    }
  }

  private get prepared(): RunWay {
    const way = this.way();
    if (!way) throw new Fault(message('train-not-prepared'));
    return way;
  }
}

const keyOf = ({ session }: RunWay, question: object): string => JSON.stringify([session.load, question]);

/** What a unit decides over two features, where there is one that decides; else how W is spread in each layer. */
function frameOf(observation: Observation, side: number): FilmFrame {
  const { trainer, dataset } = observation.session;
  const { step } = trainer;
  const { shapes, outputs } = trainer.network;
  const isDecided = outputs === 1 || (outputs === 2 && dataset.classes !== undefined);
  if (dataset.features !== 2 || !isDecided) return { step, weights: weightQuartiles(trainer.network).buffer };
  const place = { position: shapes.length - 1, unit: outputs - 1 };
  const grid = new SurfaceGrid(trainer, () => trainer.network, squarePlane(observation.extent), side, [place]);
  const [surface] = grid.sweep();
  return { step, surface: { side, values: (surface?.values ?? new Float32Array()).slice().buffer } };
}

/** As the health of the network has them at that moment. */
function pointOf(observation: Observation): SeriesPoint {
  const { trainer, spec } = observation.session;
  const { optimizer, schedule } = spec.train;
  const next = {
    rate: learningRate(schedule, optimizer.lr, trainer.epoch, trainer.epochs),
    updates: trainer.updates,
    state: trainer.optimizer(),
  };
  const layers = layersHealth(optimizer, radar(observation.sample(questionEffort)), next);
  return {
    step: trainer.step,
    layers: layers.map(({ radar: { layer }, gradientNorm, updateRatio }) => ({
      position: layer.position,
      gradientNorm,
      updateRatio,
    })),
  };
}
