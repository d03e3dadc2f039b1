import type { Environment } from './environment';
import { TimeBudget } from './time-budget';

/** Questions that a panel asks again and again while a network trains. */
export type RepeatedQuestion =
  | 'unit'
  | 'layer'
  | 'wrong'
  | 'walk'
  | 'health'
  | 'results'
  | 'landscape'
  | 'race'
  | 'gradcheck'
  | 'film'
  | 'series'
  | 'spreads'
  | 'fit'
  | 'plane';

/** A delayed question checks this often, in milliseconds, whether training has paused. */
const pollInterval = 100;
/** Milliseconds between two answers to the same question: numbers that change faster cannot be read. */
const shortest = 400;
/**
 * Each answer may take one part in so many of the time: of a unit, a layer and wrong examples together under a hundredth. A
 * gradient check, which is open alone, is many answers.
 */
const shares: Readonly<Record<RepeatedQuestion, number>> = {
  unit: 300,
  layer: 300,
  wrong: 1000,
  walk: 100,
  health: 50,
  results: 50,
  landscape: 60,
  race: 60,
  gradcheck: 20,
  film: 60,
  series: 60,
  spreads: 60,
  fit: 300,
  plane: 300,
};

/**
 * When a question may be answered during training: at once where its subject differs from the last one of its kind;
 * the same again no sooner than the time budget allows.
 */
export class QuestionRate {
  private readonly kinds = new Map<RepeatedQuestion, { readonly budget: TimeBudget; subject: string; next: number }>();

  /**
   * Answers a question about `subject`: at once where nothing trains, else no sooner than its rate allows.
   */
  async answer<T>(
    kind: RepeatedQuestion,
    subject: string,
    give: () => T,
    environment: Pick<Environment, 'now' | 'wait'>,
    isTraining: () => boolean,
  ): Promise<T> {
    while (isTraining()) {
      const wait = this.wait(kind, subject, environment.now());
      if (wait === 0) break;
      await environment.wait(Math.min(wait, pollInterval));
    }
    const began = environment.now();
    const answer = give();
    const ended = environment.now();
    this.answered(kind, subject, ended, ended - began);
    return answer;
  }

  /** Milliseconds until this question may be answered. */
  wait(kind: RepeatedQuestion, subject: string, now: number): number {
    const last = this.kinds.get(kind);
    return last?.subject === subject ? Math.max(0, last.next - now) : 0;
  }

  /** It was answered, which took `cost` ms. */
  answered(kind: RepeatedQuestion, subject: string, now: number, cost: number): void {
    const budget = this.kinds.get(kind)?.budget ?? new TimeBudget(shares[kind]);
    this.kinds.set(kind, { budget, subject, next: now + Math.max(shortest, budget.waitAfter(cost)) });
  }
}
