import type { Dataset, ExampleSet } from '../model/dataset';
import { FeatureMatrix } from '../model/feature-matrix';
import { defaultMemoryLimit } from '../model/memory-limit';
import { Fault, message } from '../model/message';
import { type FittedColumn, featureCountOf, featureNamesOf, type Pipeline } from '../model/pipeline';
import { mapSets, type Sets } from '../model/sets';
import { inferShapes } from '../model/shapes';
import type { DataSpec, Source } from '../model/source';
import type { Spec } from '../model/spec';
import { classWeightsOf } from './class-weights';
import type { Wanted } from './csv/file-examples';
import type { KnownColumns } from './csv/match-columns';
import { testNotes } from './csv/reading-notes';
import type { Files } from './file-bytes';
import { hashDataset, type StartDigest } from './hash';
import { MemoryBudget } from './memory';
import { outputLayerOf } from './output-layer';
import type { ColumnNeed } from './pipeline/column-study';
import { bytesToFit, type FitColumns, fitColumns } from './pipeline/fit-columns';
import { applyScaling, fitScaling, fitTargetScaling, scalesOf } from './pipeline/scaling';
import { neededToFit, surveyed, surveying } from './pipeline/survey';
import type { RawColumn, RawExamples } from './raw-examples';
import { encodeSets, originsOf, type SetOrigin, splitOf } from './sets';
import { SourceReader, testSource } from './source-reader';
import { allExamples } from './split';
import { type EncodedTargets, heldTargets } from './targets';

export interface PrepareOptions {
  /** Bytes that the examples may use. */
  readonly memoryLimit?: number;
  /** The platform's own SHA-256, if it has one. */
  readonly sha256?: StartDigest | undefined;
}

/** A data set, and the rows that it was made of. */
export interface PreparedExamples {
  readonly dataset: Dataset;
  readonly origins: Sets<SetOrigin>;
  /** What holds them, their files among them. */
  readonly memory: MemoryBudget;
}

/**
 * The data that a spec trains on and tests with: read or generated and split; columns encoded, missing cells filled and
 * features scaled as fitted on the training set alone; targets encoded for the output layer. The same spec and bytes
 * give the same bits.
 *
 * Throws Fault: data-none, data-test-and-holdout, data-file-missing, data-inputs-mismatch, data-test-features,
 * data-stratify-numbers, data-memory, and those of `SourceReader`, `fitColumns`, `encodeSets`, `encodeTargets`,
 * `takeOut`, `fitScaling`, `fitTargetScaling`, `classWeightsOf`.
 */
export function prepareData(spec: Spec, files: Files, options: PrepareOptions = {}): Dataset {
  return prepareExamples(spec, files, options).dataset;
}

/** `prepareData`, with the rows that each set was made of. */
export function prepareExamples(
  spec: Spec,
  files: Files,
  { memoryLimit = defaultMemoryLimit, sha256 }: PrepareOptions = {},
): PreparedExamples {
  const data = dataOf(spec);
  const { source } = data;
  const memory = new MemoryBudget(memoryLimit);
  const reader = new SourceReader(files, spec.seed, outputLayerOf(spec), memory);
  const raw = reader.read(source);
  const test = data.test && testSource(data.test, source);
  const options = {
    oneHot: source.from === 'file' && source.encode === 'one-hot',
    ...(test?.from === 'file' ? { testMissing: test.missing } : {}),
  };
  const needs = () => neededToFit(raw.columns, allExamples(raw.m), options);
  const targets = targetsOnce(spec, data, raw, memory, needs);
  const split = inSource(source, () => splitOf(spec, data, raw, targets, memory));
  const columns = surveying(
    () => heldWhileFitted(raw.columns, split.train, options, memory),
    (fault) => surveyed(fault, raw, needs()),
  );
  // Drawn columns are what they are; those of a file may change with the remedies of their cells.
  if (source.from === 'generate') checkInputs(spec, data, columns, raw);
  const { classes, targetNames } = targets();
  const fitted = { columns, ...(raw.table ? { table: raw.table } : {}), targets: raw.targetColumns };
  const rawTest = test && readTest(reader, test, fitted);
  const origins = originsOf(raw, split, rawTest);
  const sets = encodeSets(spec, origins, columns, targets(), memory);
  checkInputs(spec, data, columns, raw);
  const scales = scalesOf(data.scale, columns, (k) => raw.columns[k]?.scale);
  const scaling = scales && inSource(source, () => fitScaling(scales, sets.train.x, featureNamesOf(columns)));
  const { scaleTarget } = data;
  const { units } = outputLayerOf(spec);
  const targetScaling =
    scaleTarget &&
    inSource(source, () =>
      fitTargetScaling(scaleTarget, new FeatureMatrix(sets.train.y, units), targets(), outputLayerOf(spec)),
    );
  const pipeline = {
    ...fitted,
    ...(scaling ? { scaling } : {}),
    ...(targetScaling ? { targetScaling } : {}),
    ...(classes ? { classes } : {}),
    seed: spec.seed,
  };
  const notesOfTest = test?.from === 'file' && rawTest ? testNotes(test.path, rawTest.notes, raw.notes) : [];
  const told = { ...raw, notes: [...raw.notes, ...notesOfTest] };
  return { dataset: datasetOf(spec, pipeline, targetNames, sets, told, sha256), origins, memory };
}

/** `fitColumns` within the memory that is left, which holds what fitting needs meanwhile. */
function heldWhileFitted(
  columns: readonly RawColumn[],
  rows: Int32Array,
  options: FitColumns,
  memory: MemoryBudget,
): FittedColumn[] {
  return memory.during(bytesToFit(columns, rows, options), () =>
    memory.within((left) => fitColumns(columns, rows, options, left)),
  );
}

/** The data block of a spec. Throws Faults data-none, data-test-and-holdout. */
export function dataOf({ data }: Spec): DataSpec {
  if (!data) throw new Fault(message('data-none'));
  if (data.test && data.holdout) throw new Fault(message('data-test-and-holdout'));
  return data;
}

/** Runs `action`; a Fault without a place names the file of the data, if they are one. */
function inSource<T>(source: Source, action: () => T): T {
  const file = source.from === 'file' ? { file: source.path } : undefined;
  return surveying(action, (fault) => fault.moved((place) => place ?? file));
}

/** Encodes the targets when they are first asked for, so that an earlier fault is told first. */
export function targetsOnce(
  spec: Spec,
  { source }: DataSpec,
  raw: RawExamples,
  memory: MemoryBudget,
  needs: () => readonly ColumnNeed[],
  trained?: Pick<EncodedTargets, 'classes'>,
): () => EncodedTargets {
  let encoded: EncodedTargets | undefined;
  const encode = (): EncodedTargets =>
    surveying(
      () => heldTargets(memory, raw, outputLayerOf(spec), trained),
      (fault) => surveyed(fault, raw, needs(), true),
    );
  return () => {
    encoded ??= inSource(source, encode);
    return encoded;
  };
}

/** Throws Fault data-inputs-mismatch, or data-inputs-left-out, where the input layer has other values than the features. */
export function checkInputs(
  spec: Spec,
  { source }: DataSpec,
  columns: readonly FittedColumn[],
  { notes }: Pick<RawExamples, 'notes'>,
): void {
  const inputs = inferShapes(spec.layers).layers[0]?.units ?? 0;
  const features = featureCountOf(columns);
  if (inputs !== features) {
    const data = source.from === 'file' ? source.path : source.kind;
    const left = notes.flatMap(({ args }) => (args.column === undefined ? [] : [args.column])).join(', ');
    const code = left === '' ? 'data-inputs-mismatch' : 'data-inputs-left-out';
    throw new Fault(message(code, { data, features, inputs, ...(left === '' ? {} : { left }) }));
  }
}

/** The examples of a test set that has a source of its own. Throws Fault data-test-features, and those of `readLike`. */
export function readTest(
  reader: SourceReader,
  test: NonNullable<DataSpec['test']>,
  fitted: KnownColumns,
  wanted: Wanted = 'examples',
): RawExamples {
  const raw = reader.readLike(test, fitted, 'test-data', wanted);
  const { columns } = fitted;
  if (raw.columns.length !== columns.length) {
    throw new Fault(message('data-test-features', { test: raw.columns.length, train: columns.length }));
  }
  return raw;
}

/** Scales the examples, the targets in place, and computes the identity of the data. */
export function datasetOf(
  spec: Spec,
  pipeline: Omit<Pipeline, 'dataHash'>,
  targetNames: readonly string[],
  sets: Sets<ExampleSet>,
  { m, source, notes }: RawExamples,
  sha256: StartDigest | undefined,
): Dataset {
  const { columns, classes, scaling, targetScaling } = pipeline;
  const scaledSets = mapSets(sets, (set) => (scaling ? { ...set, x: set.x.scaledBy(scaling) } : set));
  if (targetScaling) mapSets(sets, ({ y }) => applyScaling(targetScaling, y));
  const classWeights = inSource(dataOf(spec).source, () => classWeightsOf(spec.train, classes, sets));
  const examples = {
    features: featureCountOf(columns),
    outputs: outputLayerOf(spec).units,
    featureNames: featureNamesOf(columns),
    targetNames,
    ...(classes ? { classes } : {}),
    ...(classWeights ? { classWeights } : {}),
    ...scaledSets,
  };
  const hash = hashDataset(examples, scaling, targetScaling, sha256);
  return { ...examples, pipeline: { ...pipeline, dataHash: hash }, dropped: source.m - m, notes, hash };
}
