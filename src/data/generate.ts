import type { GeneratorSource } from '../model/source';
import type { Random } from '../numerics/random';
import { generators } from './generators/table';
import { budgetValues } from './memory';
import type { RawExamples } from './raw-examples';

/** The examples of a generator. Throws Fault data-memory before it allocates more than `memoryLimit` bytes. */
export function generateExamples(source: GeneratorSource, random: Random, memoryLimit: number): RawExamples {
  const generator = generators[source.kind];
  const features = generator.features(source);
  const classes = generator.classes?.(source);
  // The draw and its shuffled copy stand side by side; blobs holds its centres besides.
  budgetValues(2 * source.samples * (features + 1) + (classes ?? 0) * features, memoryLimit);
  const { x, y } = generator.generate(source, random);
  return {
    m: source.samples,
    featureNames: Array.from({ length: features }, (_, k) => `x${k + 1}`),
    x,
    targets: [{ name: 'y', values: y, ...(classes === undefined ? {} : { classes: counted(classes) }) }],
  };
}

/** The names 0 … count − 1. */
function counted(count: number): string[] {
  return Array.from({ length: count }, (_, label) => String(label));
}
