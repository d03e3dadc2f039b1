import { SurfaceGrid, squarePlane } from '../engine/inspect/surface';
import { weightQuartiles } from '../engine/inspect/weight-quartiles';
import { Fault, message } from '../model/message';
import type { FilmFrame, FilmQuestion, FilmView, SeriesQuestion, SeriesView } from '../protocol/film';
import type { SpreadsQuestion, SpreadsView } from '../protocol/spread';
import { FilmJob, type Looks, pictureSide } from './film-job';
import { GradualAnswer } from './gradual-answer';
import type { Observation } from './observation';
import { momentOf } from './prepared-training';
import { RecentLooks } from './recent-looks';
import { type RunLook, runLookOf } from './run-look';
import type { RunWay } from './run-way';
import { layerSpreadsView } from './spread-view';

/** Products w·a of one picture. */
const pictureEffort = 4e7;

/** Pictures and figures of the session's run at some of its steps: a part of the work with each answer. */
export class Films {
  private readonly pictures = new Answering<FilmFrame>();
  private readonly figures = new Answering<RunLook>();
  private readonly spread = new Answering<RunLook>();
  /** Figures and spreads are one look: what was seen for the one need not be done again for the other. */
  private readonly recent = new RecentLooks<RunLook>();

  /** `way` gives the session's run, if something is prepared. */
  constructor(private readonly way: () => RunWay | undefined) {}

  /** What is known so far. Throws a Fault where nothing is prepared, and those of a replay. */
  film(question: FilmQuestion): FilmView {
    const way = this.prepared;
    const { looks, done } = this.pictures.next(way, question, () => {
      const side = pictureSide(way, question.side, pictureEffort);
      return new FilmJob(way, question.steps, (at) => frameOf(at, side));
    });
    return { moment: momentOf(way.session), frames: [...looks], done };
  }

  /** The same of the layers' gradients and updates. */
  series({ steps }: SeriesQuestion): SeriesView {
    const way = this.prepared;
    const { looks, done } = this.figures.next(way, steps, () => this.looking(way, steps));
    return { moment: momentOf(way.session), points: looks.map(({ step, layers }) => ({ step, layers })), done };
  }

  /** The same of how the values of one layer are spread. Throws a Fault for a layer that there is not. */
  spreads({ steps, position }: SpreadsQuestion): SpreadsView {
    const way = this.prepared;
    const { dataset, trainer } = way.session;
    if (!trainer.network.shapes[position]) throw new Fault(message('train-layer-range', { position }));
    const { looks, done } = this.spread.next(way, steps, () => this.looking(way, steps));
    return {
      moment: momentOf(way.session),
      position,
      points: looks.map(({ step, spreads }) => {
        const own = spreads.get(position);
        return { step, spreads: own ? layerSpreadsView(own) : {} };
      }),
      examples: looks[0]?.examples ?? 0,
      of: dataset.train.m,
      done,
    };
  }

  /** Ends work that is not finished, and frees its memory: another question begins it again. */
  giveUp(): void {
    for (const answering of [this.pictures, this.figures, this.spread]) answering.giveUp();
  }

  private looking(way: RunWay, steps: readonly number[]): FilmJob<RunLook> {
    return new FilmJob(way, steps, runLookOf, this.recent.of(way.session.load));
  }

  private get prepared(): RunWay {
    const way = this.way();
    if (!way) throw new Fault(message('train-not-prepared'));
    return way;
  }
}

/** The answer to the last question of a kind: another one takes its place. */
class Answering<Look> {
  private answer: GradualAnswer<Looks<Look>> | undefined;

  /** Does a part of the work on the answer; `begin` gives the work where the question is a new one. */
  next(way: RunWay, question: object, begin: () => FilmJob<Look>): Looks<Look> {
    const key = JSON.stringify([way.session.load, question]);
    if (this.answer?.key !== key) {
      this.answer?.giveUp();
      this.answer = new GradualAnswer(key, begin());
    }
    return this.answer.next(way.environment, false);
  }

  /** Ends it where it is not finished. */
  giveUp(): void {
    if (this.answer?.isComplete !== false) return;
    this.answer.giveUp();
    this.answer = undefined;
  }
}

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
