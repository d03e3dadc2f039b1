import { type Optimizer, type OptimizerName, optimizerDefaults } from '../../src/model/optimizer';
import type { PlaneName } from '../../src/protocol/landscape';

/** A race as a person has put it together. */
export interface RaceChoice {
  readonly runners: readonly Optimizer[];
  readonly steps: number;
  readonly status: 'planned' | 'started' | 'stopped';
}

/** What the landscape shows; each part that is absent is as usual. */
export interface LandscapeChoice {
  readonly plane?: PlaneName;
  readonly pair?: readonly [number, number];
  /** The computation was given up. */
  readonly isStopped?: boolean;
  readonly race?: RaceChoice;
}

const usualSteps = 400;

/** Learning rates with which a small network goes well. */
const usualRates: Readonly<Record<OptimizerName, number>> = {
  'gradient-descent': 0.5,
  momentum: 0.1,
  nesterov: 0.1,
  rmsprop: 0.01,
  adam: 0.02,
  adamw: 0.02,
};

/** The optimisers that a race begins with beside the spec's own. */
const usualNames: readonly OptimizerName[] = ['gradient-descent', 'momentum', 'rmsprop', 'adam'];

/** A runner with a usual learning rate. */
export const usualRunner = (name: OptimizerName): Optimizer => ({ ...optimizerDefaults, name, lr: usualRates[name] });

/** The race that is offered: the spec's own optimiser and the usual others. */
export function usualRace(own: Optimizer): RaceChoice {
  const others = usualNames.filter((name) => name !== own.name).map(usualRunner);
  return { runners: [own, ...others], steps: usualSteps, status: 'planned' };
}
