import type { MessageCode } from '../../src/messages/translate';
import { type FigureGoal, type Goal, isFigureGoal, isShare, type ReachedGoal } from '../../src/model/goal';
import { watchedFigures } from '../../src/model/train';
import type { SessionView } from '../../src/protocol/panel';
import type { Progress } from '../../src/protocol/training';
import { text } from '../ui/language';
import { formatCount, formatNumber, formatPercent } from '../ui/number';

/** Where training may pause, as it is chosen: with a number or without. */
export interface GoalChoice {
  readonly id: string;
  readonly label: MessageCode;
  /** The number that is offered first; none is needed where there is none. */
  readonly number?: number;
  /** Of a share, in percent. */
  readonly percent?: true;
  goal(number: number): Goal;
}

const figure =
  (of: FigureGoal['of'], is: FigureGoal['is']) =>
  (bound: number): Goal => ({ of, is, bound });
const share =
  (of: FigureGoal['of']) =>
  (percent: number): Goal => ({ of, is: 'above', bound: percent / 100 });
const counted =
  (of: 'batches' | 'epochs') =>
  (number: number): Goal => ({ of, count: Math.max(1, Math.round(number)) });

/** All of them; which can be reached depends on data and network. */
const choices: readonly GoalChoice[] = [
  { id: 'cost', label: 'goal-cost-below', number: 0.25, goal: figure('train-cost', 'below') },
  {
    id: 'validation-cost',
    label: 'goal-validation-cost-below',
    number: 0.25,
    goal: figure('validation-cost', 'below'),
  },
  { id: 'test-cost', label: 'goal-test-cost-below', number: 0.25, goal: figure('test-cost', 'below') },
  { id: 'accuracy', label: 'goal-accuracy-above', number: 90, percent: true, goal: share('train-accuracy') },
  { id: 'test-accuracy', label: 'goal-test-accuracy-above', number: 90, percent: true, goal: share('test-accuracy') },
  { id: 'gradient-below', label: 'goal-gradient-below', number: 0.01, goal: figure('gradient', 'below') },
  { id: 'gradient-above', label: 'goal-gradient-above', number: 1, goal: figure('gradient', 'above') },
  { id: 'dead', label: 'goal-dead', goal: () => ({ of: 'dead' }) },
  { id: 'batches', label: 'goal-batches', number: 10, goal: counted('batches') },
  { id: 'epochs', label: 'goal-epochs', number: 10, goal: counted('epochs') },
];

/** What can be chosen with the data that are loaded: figures of sets and of classes that are there. */
export function choicesFor(prepared: SessionView['prepared']): readonly GoalChoice[] {
  return choices.filter(({ id }) => {
    if (!prepared) return false;
    if (id.startsWith('validation') && prepared.examples.validation === 0) return false;
    if (id.startsWith('test') && prepared.examples.test === 0) return false;
    return !id.endsWith('accuracy') || prepared.classes !== undefined;
  });
}

/** Whether a figure of the present moment is known, and beyond the goal's bound. */
export function holdsNow(goal: Goal, { record, step }: Pick<Progress, 'record' | 'step'>): boolean {
  if (!isFigureGoal(goal) || goal.of === 'gradient' || record?.step !== step) return false;
  const { set, figure } = watchedFigures[goal.of];
  const value = record[set]?.[figure] ?? Number.NaN;
  return goal.is === 'below' ? value < goal.bound : value > goal.bound;
}

/** A goal in words: “cost < 0.25”. */
export function goalWords(goal: Goal): string {
  if (goal.of === 'dead') return text('goal-dead');
  if (!isFigureGoal(goal)) return text(`goal-count-${goal.of}`, { count: goal.count });
  const bound = isShare(goal.of) ? formatPercent(goal.bound) : formatNumber(goal.bound);
  return `${text(`goal-name-${goal.of}`)} ${goal.is === 'below' ? '<' : '>'} ${bound}`;
}

/** What was found where a goal is reached: “cost 0.2498”. */
export function foundWords({ goal, value, layer, unit }: ReachedGoal): string {
  if (layer !== undefined && unit !== undefined) {
    return text('goal-dead-unit', { layer, unit: formatCount(unit + 1) });
  }
  if (value === undefined || !isFigureGoal(goal)) return goalWords(goal);
  return `${text(`goal-name-${goal.of}`)} ${isShare(goal.of) ? formatPercent(value) : formatNumber(value)}`;
}
