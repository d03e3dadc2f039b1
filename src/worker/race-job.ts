import { checkParameters } from '../engine/landscape/kinds';
import { Race } from '../engine/landscape/race';
import { Fault } from '../model/message';
import type { RaceQuestion, RaceView } from '../protocol/landscape';
import { messageView } from './finding-view';
import type { Job } from './gradual-answer';
import { raceView } from './landscape-view';
import { momentOf } from './prepared-training';
import { type RunWay, startWeights } from './run-way';

/** A race from the start of a run. */
export class RaceJob implements Job<RaceView> {
  private race: Race | undefined;
  private refusal: Fault | undefined;
  private readonly moment: RaceView['moment'];

  constructor(
    private readonly way: RunWay,
    private readonly question: RaceQuestion,
  ) {
    this.moment = momentOf(way.session);
  }

  *steps(): Generator<void> {
    try {
      this.race = this.begin();
      yield* this.race.work();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.refusal = error;
    } finally {
      this.race?.terminate();
    }
  }

  view(): RaceView {
    const { race, refusal, moment, question } = this;
    if (race && !refusal) return raceView(race, moment);
    return {
      moment,
      done: 0,
      ...(refusal ? { refusal: messageView(refusal.detail) } : {}),
      steps: question.steps,
      target: Number.NaN,
      runners: [],
    };
  }

  private begin(): Race {
    const { spec, dataset, memoryLimit, trainer } = this.way.session;
    const { runners, steps } = this.question;
    checkParameters(trainer.network);
    const [weights, machine] = [startWeights(this.way), this.way.machine(spec, true)];
    return new Race(spec, dataset, runners, steps, {
      memoryLimit: memoryLimit - trainer.bytes,
      preview: true,
      ...(weights ? { weights } : {}),
      ...(machine ? { machine } : {}),
    });
  }
}
