import { initialWeights } from '../engine/initial-weights';
import { networkWith } from '../engine/network';
import type { Dataset } from '../model/dataset';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { Surroundings } from './command';
import { pipelineFor } from './fitted-pipeline';
import type { Options } from './options';
import { namedWeights, readDataset, readWeights } from './spec-data';

/**
 * The weights of `--weights`, and the data as they were read for those; without the option the weights that training begins
 * with, and the spec's data. Throws the Faults of both.
 */
export function startingWeights(
  spec: Spec,
  path: string,
  options: Options,
  surroundings: Surroundings,
): { readonly weights: NetworkWeights; readonly dataset: Dataset } {
  const { environment } = surroundings;
  const given = options.text('weights');
  if (given !== undefined) return weightsIn(given, spec, path, surroundings);
  const weights = namedWeights(spec, path, environment) ?? initialWeights(spec);
  return { weights, dataset: readDataset(spec, path, environment) };
}

/** The weights of a file, and the data as they were read for those. Throws the Faults of both. */
export function weightsIn(
  file: string,
  spec: Spec,
  path: string,
  surroundings: Surroundings,
): { readonly weights: NetworkWeights; readonly dataset: Dataset } {
  const { environment } = surroundings;
  const stored = readWeights(file, environment);
  const pipeline = pipelineFor(stored, networkWith(spec, stored.weights), spec, path, surroundings);
  return { weights: stored.weights, dataset: readDataset(spec, path, environment, pipeline) };
}
