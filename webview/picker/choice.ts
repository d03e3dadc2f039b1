import type { ExampleReference } from '../../src/protocol/example';
import type { Prepared } from '../../src/protocol/training';

/** `example` if these data have it, else the first one of the training set. */
export function validExample(example: ExampleReference | null, prepared: Prepared): ExampleReference | null {
  const first: ExampleReference | null = prepared.examples.train > 0 ? { from: 'train', index: 0 } : null;
  if (!example) return first;
  if (example.from === 'typed') return example.x.length === prepared.features ? example : first;
  return example.index < prepared.examples[example.from] ? example : first;
}

/** The next wrongly classified example after `index`, round the end; undefined where none is wrong. */
export function nextWrong(indices: Float64Array, index: number): number | undefined {
  return indices.find((wrong) => wrong > index) ?? indices[0];
}
