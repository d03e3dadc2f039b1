import { type Check, problem } from '../diagnostics/check';

/** Fractions that together take all examples out, so that none is left to train on: the later one is the problem. */
export const noTrainingSet: Check = ({ document }) => {
  const data = document.top('data');
  const [holdout, validation] = [data?.child('holdout'), data?.child('validation')];
  const [held, watched] = [holdout?.number('fraction'), validation?.number('fraction')];
  if (!holdout || !validation || held === undefined || watched === undefined || held + watched < 1) return [];
  const later = holdout.syntax.start > validation.syntax.start ? holdout : validation;
  return [problem('no-training-set', later.syntax, { holdout: held, validation: watched })];
};
