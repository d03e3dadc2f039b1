import type { ExampleReference } from '../../src/protocol/example';
import type { Prepared } from '../../src/protocol/training';

export type SetName = 'train' | 'test';

/** Examples of a set. */
export const sizeOf = (prepared: Prepared, set: SetName): number =>
  set === 'train' ? prepared.trainExamples : prepared.testExamples;

/** `example` if these data have it, else the first one of the training set. */
export function validExample(example: ExampleReference | null, prepared: Prepared): ExampleReference | null {
  const first: ExampleReference | null = prepared.trainExamples > 0 ? { from: 'train', index: 0 } : null;
  if (!example) return first;
  if (example.from === 'typed') return example.x.length === prepared.features ? example : first;
  return example.index < sizeOf(prepared, example.from) ? example : first;
}

/** The next wrongly classified example after `index`, round the end; undefined where none is wrong. */
export function nextWrong(indices: Float64Array, index: number): number | undefined {
  return indices.find((wrong) => wrong > index) ?? indices[0];
}
