import type { Environment } from './environment';
import { IdleTimeout } from './idle-timeout';
import { QuestionRate, type RepeatedQuestion } from './question-rate';
import type { Questions } from './questions';

/** Questions of which each does a part of the work. */
const gradual: ReadonlySet<RepeatedQuestion> = new Set<RepeatedQuestion>([
  'landscape',
  'race',
  'gradcheck',
  'film',
  'series',
  'spreads',
  'results',
]);

/** The questions about one session after another, and when each is answered. */
export class Inquiries {
  private current: Questions;
  private readonly rate = new QuestionRate();
  private readonly idleTimeout: IdleTimeout;

  constructor(
    private readonly environment: Pick<Environment, 'now' | 'wait'>,
    private readonly create: () => Questions,
    private readonly isTraining: () => boolean,
  ) {
    this.current = create();
    this.idleTimeout = new IdleTimeout(environment, () => this.current.giveUp());
  }

  get questions(): Questions {
    return this.current;
  }

  /** Another session begins: what was computed about the former one would keep its data in memory. */
  beginSession(): void {
    this.current.giveUp();
    this.current = this.create();
  }

  /**
   * Answers a question about `subject` with the current weights: at once where nothing trains, else no sooner
   * than its rate limit allows.
   */
  answer<T>(kind: RepeatedQuestion, subject: unknown, give: () => T): Promise<T> {
    if (gradual.has(kind)) this.idleTimeout.asked();
    return this.rate.answer(kind, JSON.stringify(subject), give, this.environment, this.isTraining);
  }
}
