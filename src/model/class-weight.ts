import type { Dataset } from './dataset';

/** A class, and what the loss of its examples is multiplied by. */
export interface ClassWeight {
  readonly name: string;
  readonly weight: number;
}

/** The classes with their weights, in their order; none where the spec does not weigh them. */
export function classWeightsIn({
  classes = [],
  classWeights = [],
}: Pick<Dataset, 'classes' | 'classWeights'>): readonly ClassWeight[] {
  return classWeights.map((weight, k) => ({ name: classes[k] ?? '', weight }));
}
