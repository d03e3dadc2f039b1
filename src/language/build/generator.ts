import type { GeneratorSource } from '../../model/source';

/** What is known of a generator's examples before any is made. */
export interface GeneratorFacts {
  /** n_x. */
  readonly features: number;
  /** Number of classes; absent for regression, whose targets are one number. */
  readonly classes?: number;
}

export function generatorFacts(source: GeneratorSource): GeneratorFacts {
  switch (source.kind) {
    case 'blobs':
      return { features: source.features, classes: source.classes };
    case 'parity':
      return { features: source.bits, classes: 2 };
    case 'sine':
      return { features: 1 };
    default:
      return { features: 2, classes: 2 };
  }
}
