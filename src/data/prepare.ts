import type { Dataset, ExampleSet } from '../model/dataset';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { type FittedColumn, featureCountOf, featureNamesOf, type Pipeline, type Scaling } from '../model/pipeline';
import { inferShapes } from '../model/shapes';
import type { DataSpec } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { hashDataset } from './hash';
import { budgetValues } from './memory';
import { outputLayerOf } from './output-layer';
import { encodeExamples } from './pipeline/encode';
import { fitColumns } from './pipeline/fit-columns';
import { applyScaling, fitScaling, scalesOf } from './pipeline/scaling';
import type { RawExamples } from './raw-examples';
import { SourceReader, testSource } from './source-reader';
import { allExamples, holdOut, rowsOf, type Split } from './split';
import { type EncodedTargets, encodeTargets } from './targets';

export interface PrepareOptions {
  /** Bytes that the examples may use. */
  readonly memoryLimit?: number;
}

/**
 * The data that a spec trains on and tests with: read or generated and split; columns encoded, missing cells filled and
 * features scaled as fitted on the training set alone; targets encoded for the output layer. The same spec and bytes
 * give the same bits.
 *
 * Throws Fault: data-none, data-test-and-holdout, data-file-missing, data-inputs-mismatch, data-test-features,
 * data-stratify-numbers, data-memory, and those of `SourceReader`, `fitColumns`, `encodeExamples`, `encodeTargets`,
 * `holdOut`, `fitScaling`.
 */
export function prepareData(
  spec: Spec,
  files: ReadonlyMap<string, Uint8Array>,
  { memoryLimit = defaultMemoryLimit }: PrepareOptions = {},
): Dataset {
  const data = dataOf(spec);
  const reader = new SourceReader(files, spec.seed, outputLayerOf(spec), memoryLimit);
  const raw = reader.read(data.source);
  const targets = targetsOnce(spec, raw, memoryLimit);
  const split = splitOf(spec, data, raw, targets);
  const { source } = data;
  const test = data.test && testSource(data.test, source);
  const columns = fitColumns(raw.columns, split.train, {
    oneHot: source.from === 'file' && source.encode === 'one-hot',
    ...(test?.from === 'file' ? { testMissing: test.missing } : {}),
  });
  checkInputs(spec, data, columns);
  const { classes } = targets();
  const fitted = { columns, ...(raw.table ? { table: raw.table } : {}), targets: raw.targetColumns };
  const rawTest = test && readTest(reader, test, fitted);
  const sets = encodeSets(
    spec,
    { raw, split, targets: targets(), ...(rawTest ? { rawTest } : {}) },
    columns,
    memoryLimit,
  );
  const scales = scalesOf(data.scale, columns, (k) => raw.columns[k]?.scale);
  const scaling = scales && fitScaling(scales, sets.train.x, featureNamesOf(columns));
  return datasetOf(spec, { ...fitted, ...(classes ? { classes } : {}) }, scaling, targets().targetNames, sets, raw);
}

/**
 * The data of a spec as a pipeline that is fitted already makes examples of them: the rows that training, or the test
 * set, had, though the spec's seed or the file may have changed. Throws the Faults of `prepareData`.
 */
export function prepareAgain(
  spec: Spec,
  pipeline: Pipeline,
  files: ReadonlyMap<string, Uint8Array>,
  { memoryLimit = defaultMemoryLimit }: PrepareOptions = {},
): Dataset {
  const data = dataOf(spec);
  const { columns, classes, scaling } = pipeline;
  const seeded = { ...spec, seed: pipeline.seed };
  const reader = new SourceReader(files, pipeline.seed, outputLayerOf(spec), memoryLimit);
  const raw = reader.readLike(data.source, pipeline, 'data');
  const targets = targetsOnce(seeded, raw, memoryLimit, pipeline);
  const split = splitOf(seeded, data, raw, targets);
  checkInputs(spec, data, columns);
  const rawTest = data.test && readTest(reader, testSource(data.test, data.source), pipeline);
  const sets = encodeSets(
    spec,
    { raw, split, targets: targets(), ...(rawTest ? { rawTest } : {}) },
    columns,
    memoryLimit,
  );
  const fitted = { ...pipeline, ...(classes ? { classes } : {}) };
  return datasetOf(seeded, fitted, scaling, targets().targetNames, sets, raw);
}

function dataOf({ data }: Spec): DataSpec {
  if (!data) throw new Fault(message('data-none'));
  if (data.test && data.holdout) throw new Fault(message('data-test-and-holdout'));
  return data;
}

/** Encodes the targets when they are first asked for, so that an earlier fault is told first. */
function targetsOnce(
  spec: Spec,
  raw: RawExamples,
  memoryLimit: number,
  trained?: Pick<EncodedTargets, 'classes'>,
): () => EncodedTargets {
  let encoded: EncodedTargets | undefined;
  return () => {
    encoded ??= encodeTargets(raw, outputLayerOf(spec), memoryLimit, trained);
    return encoded;
  };
}

function checkInputs(spec: Spec, { source }: DataSpec, columns: readonly FittedColumn[]): void {
  const inputs = inferShapes(spec.layers).layers[0]?.units ?? 0;
  const features = featureCountOf(columns);
  if (inputs !== features) {
    const data = source.from === 'file' ? source.path : source.kind;
    throw new Fault(message('data-inputs-mismatch', { data, features, inputs }));
  }
}

/** Training and test set of the hold-out, if the data block has one. */
function splitOf(spec: Spec, { holdout }: DataSpec, raw: RawExamples, targets: () => EncodedTargets): Split {
  if (!holdout) return { train: allExamples(raw.m), test: new Int32Array() };
  const random = randomStream(spec.seed.rng, spec.seed.value, 'holdout');
  return holdOut(raw.m, holdout.fraction, random, holdout.stratify ? strataOf(spec, targets()) : undefined);
}

function strataOf(spec: Spec, { y, classes }: EncodedTargets): { count: number; classOf(example: number): number } {
  if (!classes) throw new Fault(message('data-stratify-numbers'));
  const { units } = outputLayerOf(spec);
  const classOf = (example: number): number => {
    const row = y.subarray(example * units, (example + 1) * units);
    return units === 1 ? Number((row[0] ?? 0) > 0) : row.indexOf(row.reduce((a, b) => Math.max(a, b), 0));
  };
  return { count: classes.length, classOf };
}

function readTest(
  reader: SourceReader,
  test: NonNullable<DataSpec['test']>,
  fitted: Pick<Pipeline, 'columns' | 'targets' | 'table'>,
): RawExamples {
  const raw = reader.readLike(test, fitted, 'test-data');
  const { columns } = fitted;
  if (raw.columns.length !== columns.length) {
    throw new Fault(message('data-test-features', { test: raw.columns.length, train: columns.length }));
  }
  return raw;
}

interface RawSets {
  readonly raw: RawExamples;
  readonly split: Split;
  readonly targets: EncodedTargets;
  /** Examples of a test set of its own. */
  readonly rawTest?: RawExamples;
}

interface Sets {
  readonly train: ExampleSet;
  readonly test?: ExampleSet;
}

function encodeSets(
  spec: Spec,
  { raw, split, targets, rawTest }: RawSets,
  columns: readonly FittedColumn[],
  memoryLimit: number,
): Sets {
  const output = outputLayerOf(spec);
  const set = (from: RawExamples, examples: Int32Array, y: Float64Array): ExampleSet => ({
    m: examples.length,
    x: encodeExamples(
      columns,
      from.columns.map(({ cells }) => cells),
      examples,
      memoryLimit,
    ),
    y,
  });
  if (split.test.length > 0) {
    const { units } = output;
    budgetValues(raw.m * (featureCountOf(columns) + units), memoryLimit);
    const part = (examples: Int32Array): ExampleSet => set(raw, examples, rowsOf(targets.y, units, examples));
    return { train: part(split.train), test: part(split.test) };
  }
  const train = set(raw, split.train, targets.y);
  if (!rawTest) return { train };
  const { y } = encodeTargets(rawTest, output, memoryLimit, targets);
  return { train, test: set(rawTest, allExamples(rawTest.m), y) };
}

/** Scales the examples in place and computes the identity of the data. */
function datasetOf(
  spec: Spec,
  fitted: Omit<Pipeline, 'scaling' | 'seed' | 'dataHash'>,
  scaling: Scaling | undefined,
  targetNames: readonly string[],
  { train, test }: Sets,
  { dropped, notes }: RawExamples,
): Dataset {
  if (scaling) for (const set of [train, test]) if (set) applyScaling(scaling, set.x);
  const { columns, classes, table, targets } = fitted;
  const examples = {
    features: featureCountOf(columns),
    outputs: outputLayerOf(spec).units,
    featureNames: featureNamesOf(columns),
    targetNames,
    ...(classes ? { classes } : {}),
    train,
    ...(test ? { test } : {}),
  };
  const hash = hashDataset(examples, scaling);
  const pipeline = {
    ...(table ? { table } : {}),
    columns,
    ...(scaling ? { scaling } : {}),
    targets,
    ...(classes ? { classes } : {}),
    seed: spec.seed,
    dataHash: hash,
  };
  return { ...examples, pipeline, dropped, notes, hash };
}
