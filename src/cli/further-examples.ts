import { listNames } from '../data/csv/name-list';
import { type FurtherExamples, readExamples, readPlainExamples } from '../data/read-examples';
import type { Pipeline } from '../model/pipeline';
import type { Surroundings } from './command';
import { memoryLimit } from './spec-data';

/**
 * The examples of the file that `--data` names; what of it is left out is told. Throws the Faults of `readExamples` or,
 * where no pipeline is known, `readPlainExamples`.
 */
export function furtherExamples(
  path: string,
  pipeline: Pipeline | undefined,
  inputs: number,
  { environment, output }: Surroundings,
): FurtherExamples {
  const content = environment.openFile(path);
  const examples = pipeline
    ? readExamples(path, content, pipeline, memoryLimit)
    : readPlainExamples(path, content, inputs, memoryLimit);
  const { ignored, skipped } = examples;
  if (skipped) output.note('cli-lines-skipped', { file: path, lines: skipped.lines, text: skipped.text });
  if (ignored.length > 0) {
    output.note('cli-columns-ignored', { file: path, names: listNames(ignored), count: ignored.length });
  }
  return examples;
}
