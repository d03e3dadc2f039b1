import type { Query } from './polling';

/** Milliseconds between two requests while the engine works on the answer. */
const interval = 60;

/** What is asked about some steps, and whether it is answered to the end. */
interface Asked {
  readonly load: number;
  readonly steps: readonly number[];
  answers: number;
  isAnswered: boolean;
}

/** A question about steps of a run of which the engine answers a part each time: it is asked again until that is all. */
export class StepsQuestion<View extends { readonly done: number }> {
  private asked: Asked | undefined;

  constructor(
    private readonly name: string,
    private readonly call: (steps: number[]) => Promise<View>,
    /** Takes what is known so far of the steps that were asked for. */
    private readonly take: (view: View, steps: readonly number[]) => void,
  ) {}

  /** Whether all that was asked last is answered. */
  get isAnswered(): boolean {
    return this.asked?.isAnswered === true;
  }

  /** The query about steps of a run of which nothing is known yet; what cannot be known is not asked for again. */
  query(load: number, missing: readonly number[]): Query | undefined {
    const asked = this.ask(load, missing);
    if (!asked || asked.isAnswered) return undefined;
    const fetch = async () => {
      const view = await this.call([...asked.steps]);
      return () => {
        asked.answers++;
        asked.isAnswered = view.done === 1;
        this.take(view, asked.steps);
      };
    };
    const key = `${this.name} of ${load}: ${asked.steps.join()}`;
    return { key, version: String(asked.answers), interval, fetch };
  }

  /** The question that is under way, where it is about all that is missing. */
  private ask(load: number, missing: readonly number[]): Asked | undefined {
    const { asked } = this;
    if (missing.length === 0) return undefined;
    if (asked?.load === load && missing.every((step) => asked.steps.includes(step))) return asked;
    this.asked = { load, steps: missing, answers: 0, isAnswered: false };
    return this.asked;
  }
}
