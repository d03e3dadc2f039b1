import { type Optimizer, optimizerDefaults, optimizerFacts } from './optimizer';

/** The parameters of an optimiser that are worth naming: the learning rate, and the others that are not as usual. */
export function runnerParameters(optimizer: Optimizer): string {
  const others = optimizerFacts(optimizer.name).parameters.filter(
    (name) => optimizer[name] !== optimizerDefaults[name],
  );
  return ['lr' as const, ...others].map((name) => `${name}=${optimizer[name]}`).join(' ');
}
