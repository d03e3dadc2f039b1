import { type Goal, goalText, parseGoals, type ReachedGoal } from '../model/goal';
import { Fault, message } from '../model/message';
import { readable } from './number';
import type { Options } from './options';
import type { Output } from './output';

/** The goals of `--until`, if it is given. Throws a Fault for a text that is no goal. */
export function goalsOf(options: Options): readonly Goal[] | undefined {
  const text = options.text('until');
  const goals = text === undefined ? undefined : parseGoals(text);
  if (goals && 'wrong' in goals) throw new Fault(message('cli-until', { text: goals.wrong }));
  return goals;
}

/** A reached goal as JSON has it: `{"goal":"cost<0.25","value":0.2498}`. */
export function reachedJson(reached: ReachedGoal) {
  return { ...reached, goal: goalText(reached.goal) };
}

/** Says which goal is reached, and when. */
export function tellReached(
  { goal, value, layer, unit = 0 }: ReachedGoal,
  when: { readonly step: number; readonly epoch: number },
  output: Output,
): void {
  const said = { step: when.step, epoch: when.epoch };
  if (layer !== undefined) output.say('cli-train-reached-dead', { ...said, layer, unit: unit + 1 });
  else if (value === undefined) output.say('cli-train-reached', { ...said, goal: goalText(goal) });
  else output.say('cli-train-reached-value', { ...said, goal: goalText(goal), value: readable(value) });
}
