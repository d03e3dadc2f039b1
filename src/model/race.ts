import { type Optimizer, optimizerDefaults, optimizerFacts } from './optimizer';

/** Runners of one race: as many as can be told apart by dash and mark. */
export const mostRunners = 6;
/** Steps that each may take. */
export const mostRaceSteps = 20_000;

/** The parameters of an optimiser that are worth naming: the learning rate, and the others that are not as usual. */
export function runnerParameters(optimizer: Optimizer): string {
  const others = optimizerFacts(optimizer.name).parameters.filter(
    (name) => optimizer[name] !== optimizerDefaults[name],
  );
  return ['lr' as const, ...others].map((name) => `${name}=${optimizer[name]}`).join(' ');
}
