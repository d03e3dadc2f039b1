import { Fault, message } from '../model/message';
import type { LandscapeQuestion, LandscapeView, RaceQuestion, RaceView } from '../protocol/landscape';
import { GradualAnswer } from './gradual-answer';
import { LandscapeJob } from './landscape-job';
import { RaceJob } from './race-job';
import type { RunWay } from './run-way';

/** J over planes of the session's parameters, and races from its start: a part of the work with each answer. */
export class Landscapes {
  private current: { readonly step: number; readonly answer: GradualAnswer<LandscapeView> } | undefined;
  /** The last landscape that was finished: shown until a newer one is. */
  private finished: { readonly key: string; readonly view: LandscapeView } | undefined;
  private currentRace: GradualAnswer<RaceView> | undefined;

  /** `way` gives the session's run, if something is prepared. */
  constructor(private readonly way: () => RunWay | undefined) {}

  /** What is known so far of the landscape of the run up to now. Throws a Fault where nothing is prepared. */
  landscape(question: LandscapeQuestion, isTraining = false): LandscapeView {
    const way = this.prepared;
    const key = JSON.stringify([way.session.load, question]);
    const { answer } = this.currentOf(way, question, key, isTraining);
    const view = answer.next(way.environment, isTraining);
    if (answer.isComplete) this.finished = { key, view };
    const former = this.finished?.key === key ? this.finished.view : undefined;
    return former && view.refusal === undefined ? { ...former, done: view.done } : view;
  }

  /** What is known so far of a race from the start of the session's run. Throws a Fault where nothing is prepared. */
  race(question: RaceQuestion, isTraining = false): RaceView {
    const way = this.prepared;
    const key = JSON.stringify([way.session.load, question]);
    if (this.currentRace?.key !== key) {
      this.currentRace?.giveUp();
      this.currentRace = new GradualAnswer(key, new RaceJob(way, question));
    }
    return this.currentRace.next(way.environment, isTraining);
  }

  /** Ends work that is not finished, and frees its memory: another question begins it again. */
  giveUp(): void {
    if (this.current?.answer.isComplete === false) {
      this.current.answer.giveUp();
      this.current = undefined;
    }
    if (this.currentRace?.isComplete === false) {
      this.currentRace.giveUp();
      this.currentRace = undefined;
    }
  }

  /** A landscape of a run that goes on is finished before a newer one is begun. */
  private currentOf(way: RunWay, question: LandscapeQuestion, key: string, isTraining: boolean) {
    const { current } = this;
    const { step } = way.session.trainer;
    if (current?.answer.key === key && (current.step === step || !current.answer.isComplete)) return current;
    current?.answer.giveUp();
    const next = { step, answer: new GradualAnswer(key, new LandscapeJob(way, question, isTraining)) };
    this.current = next;
    return next;
  }

  private get prepared(): RunWay {
    const way = this.way();
    if (!way) throw new Fault(message('train-not-prepared'));
    return way;
  }
}
