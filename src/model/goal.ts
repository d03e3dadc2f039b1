import { type WatchName, watchedFigures, watchNames } from './train';

/** A condition on one figure of the network that is trained. */
export interface FigureGoal {
  /** A set's cost or accuracy, or ‖∇J‖, the norm of the whole gradient. */
  readonly of: WatchName | 'gradient';
  readonly is: 'below' | 'above';
  readonly bound: number;
}

/** A number of batches or epochs from where training goes on. */
export interface CountGoal {
  readonly of: 'batches' | 'epochs';
  readonly count: number;
}

/** Where training pauses: after so many batches or epochs, as soon as a figure is beyond a bound, or where a unit is dead. */
export type Goal = CountGoal | FigureGoal | { readonly of: 'dead' };

/** The goal that ended an advance, and what was found: the figure, or the first dead unit, counted from 0. */
export interface ReachedGoal {
  readonly goal: Goal;
  readonly value?: number;
  readonly layer?: string;
  readonly unit?: number;
}

/** What goals may be about, as they are written. */
export const figureNames = [...watchNames, 'gradient'] as const;

/** The training set's figures are also called without its name. */
const short: Readonly<Record<string, WatchName>> = { cost: 'train-cost', accuracy: 'train-accuracy' };

/** Whether a goal is about a figure. */
export function isFigureGoal(goal: Goal): goal is FigureGoal {
  return 'bound' in goal;
}

/** Whether a figure of this name is a share from 0 to 1. */
export function isShare(name: FigureGoal['of']): boolean {
  return name !== 'gradient' && watchedFigures[name].figure === 'accuracy';
}

/** A goal as it is written: `cost<0.25`, `gradient>10`, `dead`, `600 batches`. */
export function goalText(goal: Goal): string {
  if (isFigureGoal(goal)) {
    const name = Object.keys(short).find((key) => short[key] === goal.of) ?? goal.of;
    return `${name}${goal.is === 'below' ? '<' : '>'}${goal.bound}`;
  }
  return goal.of === 'dead' ? 'dead' : `${goal.count} ${goal.of}`;
}

/** The goals of a text, separated by commas; the part that is none, where one is not. */
export function parseGoals(text: string): readonly Goal[] | { readonly wrong: string } {
  const goals: Goal[] = [];
  for (const part of text.split(',')) {
    const goal = parseGoal(part.trim());
    if (!goal) return { wrong: part.trim() };
    goals.push(goal);
  }
  return goals;
}

function parseGoal(text: string): Goal | undefined {
  if (text === 'dead') return { of: 'dead' };
  const [, digits, of] = /^(\d{1,15})\s+(batch|batches|epoch|epochs)$/.exec(text) ?? [];
  if (digits !== undefined && of !== undefined) {
    const count = Number(digits);
    return count > 0 ? { of: of.startsWith('batch') ? 'batches' : 'epochs', count } : undefined;
  }
  const [, word = '', sign, number = ''] = /^([a-z-]+)\s*([<>])\s*(\S+)$/.exec(text) ?? [];
  const name = short[word] ?? figureNames.find((each) => each === word);
  const bound = Number(number);
  if (name === undefined || number === '' || !Number.isFinite(bound)) return undefined;
  return { of: name, is: sign === '<' ? 'below' : 'above', bound };
}
