import type { Dataset } from '../model/dataset';
import type { FeatureMatrix } from '../model/feature-matrix';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import { mapSets, type Sets } from '../model/sets';
import type { Spec } from '../model/spec';
import type { Files } from './file-bytes';
import { MemoryBudget } from './memory';
import { outputLayerOf } from './output-layer';
import { neededLike } from './pipeline/survey';
import { asFitted } from './prediction-fault';
import { checkInputs, dataOf, datasetOf, type PrepareOptions, readTest, targetsOnce } from './prepare';
import { encodeInputs, encodeSets, originsOf, splitOf } from './sets';
import { SourceReader, testSource } from './source-reader';

/**
 * The data of a spec as a pipeline that is fitted already makes examples of them: the rows that training, or the test
 * set, had, though the spec's seed or the file may have changed. Throws the Faults of `prepareData`, as `asFitted` tells
 * them.
 */
export function prepareAgain(
  spec: Spec,
  pipeline: Pipeline,
  files: Files,
  { memoryLimit = defaultMemoryLimit, sha256 }: PrepareOptions = {},
): Dataset {
  const data = dataOf(spec);
  const { columns, seed } = pipeline;
  const seeded = { ...spec, seed };
  const memory = new MemoryBudget(memoryLimit);
  const reader = new SourceReader(files, seed, outputLayerOf(spec), memory);
  return asFitted(() => {
    const raw = reader.readLike(data.source, pipeline, 'data');
    const targets = targetsOnce(seeded, data, raw, memory, () => neededLike(raw.columns, columns, true), pipeline);
    const split = splitOf(seeded, data, raw, targets, memory);
    const rawTest = data.test && readTest(reader, testSource(data.test, data.source), pipeline);
    checkInputs(spec, data, columns, raw);
    const sets = encodeSets(spec, originsOf(raw, split, rawTest), columns, targets(), memory);
    return datasetOf(seeded, pipeline, targets().targetNames, sets, raw, sha256);
  });
}

/** X of the sets of a spec, and whether they, with their targets, are what the pipeline was fitted on. */
export interface InputsAgain {
  readonly sets: Sets<FeatureMatrix>;
  readonly isSame: boolean;
}

/**
 * What a network sees of a spec's data: X of `prepareAgain` or, where y cannot be had, X alone, unless the sets depend on
 * y. Throws the Faults of `prepareAgain` that are about X.
 */
export function inputsAgain(spec: Spec, pipeline: Pipeline, files: Files, options: PrepareOptions = {}): InputsAgain {
  try {
    const dataset = prepareAgain(spec, pipeline, files, options);
    return { sets: mapSets(dataset, ({ x }) => x), isSame: dataset.hash === pipeline.dataHash };
  } catch (error) {
    if (!(error instanceof Fault) || error.detail.code === 'data-memory' || isStratified(spec)) throw error;
    return { sets: inputsAlone(spec, pipeline, files, options), isSame: false };
  }
}

function isStratified({ data }: Spec): boolean {
  return Boolean(data?.holdout?.stratify || data?.validation?.stratify);
}

function inputsAlone(
  spec: Spec,
  pipeline: Pipeline,
  files: Files,
  { memoryLimit = defaultMemoryLimit }: PrepareOptions,
): Sets<FeatureMatrix> {
  const data = dataOf(spec);
  const { columns, scaling, seed } = pipeline;
  const memory = new MemoryBudget(memoryLimit);
  const reader = new SourceReader(files, seed, outputLayerOf(spec), memory);
  return asFitted(() => {
    const raw = reader.readLike(data.source, pipeline, 'data', 'inputs');
    const noTargets = (): never => {
      throw new Error('shares that are not stratified need no targets');
    };
    const split = splitOf({ ...spec, seed }, data, raw, noTargets, memory);
    const rawTest = data.test && readTest(reader, testSource(data.test, data.source), pipeline, 'inputs');
    checkInputs(spec, data, columns, raw);
    const sets = encodeInputs(originsOf(raw, split, rawTest), columns, memory);
    return mapSets(sets, (x) => (scaling ? x.scaledBy(scaling) : x));
  });
}
