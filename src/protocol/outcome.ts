import * as v from 'valibot';
import { type Message, message } from '../model/message';
import type { Verdict } from '../model/record';
import type { Expectation } from '../model/train';
import { verdictSchema } from './training';

/** The result of an expectation, and the expected range: at least `min`, at most `max`. */
export const outcomeSchema = v.object({
  ...verdictSchema.entries,
  min: v.exactOptional(v.number()),
  max: v.exactOptional(v.number()),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** Each verdict with the range of its expectation; the engine gives them in the spec's order. */
export function outcomesOf(expectations: readonly Expectation[], verdicts: readonly Verdict[]): Outcome[] {
  return verdicts.map((verdict, i) => {
    const { min, max } = expectations[i] ?? {};
    return { ...verdict, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  });
}

/** Whether an expectation was met, with the expected and the actual value. */
export function outcomeMessage({ name, pass, actual, min, max }: Outcome): Message {
  if (Number.isNaN(actual)) return message('outcome-missing', { name });
  const bounds = min === undefined ? 'max' : max === undefined ? 'min' : 'range';
  return message(`outcome-${pass ? 'passed' : 'failed'}-${bounds}`, {
    name,
    actual: shortened(actual, [min, max]),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
}

/** At least 4 significant digits, and as many as distinguish the value from each bound that it is not equal to. */
function shortened(value: number, bounds: readonly (number | undefined)[]): number {
  for (let digits = 4; digits <= 17; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (bounds.every((bound) => rounded !== bound || value === bound)) return rounded;
  }
  return value;
}
