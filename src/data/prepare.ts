import type { Dataset, ExampleSet } from '../model/dataset';
import { measuresNumbers } from '../model/loss';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { inferShapes } from '../model/shapes';
import type { DataSpec, FileSource, Source } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { formatOf } from './csv/dialect';
import { fileExamples } from './csv/file-examples';
import { generateExamples } from './generate';
import { hashDataset } from './hash';
import { budgetValues } from './memory';
import { columnMeans, fillMissing } from './missing';
import { type OutputLayer, outputLayerOf } from './output-layer';
import type { RawExamples } from './raw-examples';
import { applyScaling, fitScaling } from './scaling';
import { holdOut, rowsOf } from './split';
import { type EncodedTargets, encodeTargets } from './targets';

export interface PrepareOptions {
  /** Bytes that the examples may use. */
  readonly memoryLimit?: number;
}

/** Paths of the files that the data block names, as written, each once. */
export function requiredFiles(data: DataSpec): string[] {
  const sources = [data.source, data.test].filter((source) => source?.from === 'file');
  return [...new Set(sources.map((source) => source.path))];
}

/**
 * The data that a spec trains on and tests with: read or generated, split, missing cells filled and features scaled by
 * the training set only, targets encoded for the output layer. `files` contains the bytes of every path that
 * `requiredFiles` names. The same spec and bytes give the same bits.
 *
 * Throws Fault: data-none, data-test-and-holdout, data-file-missing, data-inputs-mismatch, data-test-features,
 * data-stratify-numbers, data-memory, and those of `fileExamples`, `encodeTargets`, `holdOut`, `fitScaling`,
 * `columnMeans`.
 */
export function prepareData(
  spec: Spec,
  files: ReadonlyMap<string, Uint8Array>,
  { memoryLimit = defaultMemoryLimit }: PrepareOptions = {},
): Dataset {
  const { data } = spec;
  if (!data) throw new Fault(message('data-none'));
  if (data.test && data.holdout) throw new Fault(message('data-test-and-holdout'));
  const output = outputLayerOf(spec);
  const read = (source: Source, stream: 'data' | 'test-data', featureNames?: readonly string[]): RawExamples =>
    source.from === 'generate'
      ? generateExamples(source, randomStream(spec.seed.rng, source.seed ?? spec.seed.value, stream), memoryLimit)
      : fileExamples(source, bytesOf(files, source), {
          memoryLimit,
          numbersWanted: measuresNumbers(output.loss, output.activation),
          ...(featureNames ? { featureNames } : {}),
        });

  const raw = read(data.source, 'data');
  checkInputs(spec, data.source, raw);
  const targets = encodeTargets(raw, output, memoryLimit);
  const test = data.test && testSource(data.test, data.source);
  const rawTest = test && read(test, 'test-data', raw.featureNames);
  if (rawTest && rawTest.featureNames.length !== raw.featureNames.length) {
    const facts = { test: rawTest.featureNames.length, train: raw.featureNames.length };
    throw new Fault(message('data-test-features', facts));
  }
  const encodedTest = rawTest && encodeTargets(rawTest, output, memoryLimit, targets);
  const whole = { m: raw.m, x: raw.x, y: targets.y };
  const sets: Sets = rawTest
    ? { train: whole, test: { m: rawTest.m, x: rawTest.x, y: encodedTest?.y ?? new Float64Array() } }
    : divide(spec, data, whole, targets, output, raw.featureNames.length, memoryLimit);
  return finish(data, raw.featureNames, output, targets, sets);
}

interface Sets {
  readonly train: ExampleSet;
  readonly test?: ExampleSet;
}

function bytesOf(files: ReadonlyMap<string, Uint8Array>, { path }: FileSource): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw new Fault(message('data-file-missing', { path }), { file: path });
  return bytes;
}

function checkInputs(spec: Spec, source: Source, raw: RawExamples): void {
  const inputs = inferShapes(spec.layers).layers[0]?.units ?? 0;
  const features = raw.featureNames.length;
  if (inputs !== features) {
    const data = source.from === 'file' ? source.path : source.kind;
    throw new Fault(message('data-inputs-mismatch', { data, features, inputs }));
  }
}

/** A test file is read like the training file unless it says otherwise. */
function testSource(test: Source, source: Source): Source {
  if (test.from !== 'file' || source.from !== 'file') return test;
  const { target, features, encode } = source;
  return {
    ...(target && { target }),
    ...(features && { features }),
    ...formatOf(source),
    ...(encode && { encode }),
    ...test,
  };
}

/** Training and test set of the hold-out, if the data block has one. */
function divide(
  spec: Spec,
  data: DataSpec,
  whole: ExampleSet,
  targets: EncodedTargets,
  output: OutputLayer,
  n: number,
  memoryLimit: number,
): Sets {
  const { holdout } = data;
  if (!holdout) return { train: whole };
  const { classes } = targets;
  const units = output.units;
  if (holdout.stratify && !classes) throw new Fault(message('data-stratify-numbers'));
  budgetValues(2 * whole.m * (n + units), memoryLimit);
  const classOf = (example: number): number => {
    const row = whole.y.subarray(example * units, (example + 1) * units);
    return units === 1 ? Number((row[0] ?? 0) > 0) : row.indexOf(row.reduce((a, b) => Math.max(a, b), 0));
  };
  const random = randomStream(spec.seed.rng, spec.seed.value, 'holdout');
  const strata = holdout.stratify && classes ? { count: classes.length, classOf } : undefined;
  const rows = holdOut(whole.m, holdout.fraction, random, strata);
  const pick = (chosen: Int32Array): ExampleSet => ({
    m: chosen.length,
    x: rowsOf(whole.x, n, chosen),
    y: rowsOf(whole.y, units, chosen),
  });
  return { train: pick(rows.train), test: pick(rows.test) };
}

/** Fills missing cells and scales by the training set only, and computes the identity of the data. */
function finish(
  data: DataSpec,
  featureNames: readonly string[],
  output: OutputLayer,
  { targetNames, classes }: EncodedTargets,
  { train, test }: Sets,
): Dataset {
  const features = featureNames.length;
  if ([data.source, data.test].some((source) => source?.from === 'file' && source.missing === 'mean')) {
    const means = columnMeans(train.x, features, featureNames);
    fillMissing(train.x, means);
    if (test) fillMissing(test.x, means);
  }
  const scaling = data.scale && fitScaling(data.scale, train.x, features, featureNames);
  if (scaling) {
    applyScaling(scaling, train.x);
    if (test) applyScaling(scaling, test.x);
  }
  const dataset = {
    features,
    outputs: output.units,
    featureNames,
    targetNames,
    ...(classes ? { classes } : {}),
    ...(scaling ? { scaling } : {}),
    train,
    ...(test ? { test } : {}),
  };
  return { ...dataset, hash: hashDataset(dataset) };
}
