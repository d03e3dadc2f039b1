import type { ExampleSet } from '../model/dataset';
import { Fault, message } from '../model/message';
import { type FittedColumn, featureCountOf } from '../model/pipeline';
import type { DataSpec } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { budgetValues } from './memory';
import { outputLayerOf } from './output-layer';
import { encodeExamples } from './pipeline/encode';
import { surveyed } from './pipeline/survey';
import type { RawExamples } from './raw-examples';
import { allExamples, holdOut, rowsOf, type Split } from './split';
import { type EncodedTargets, encodeTargets } from './targets';

/** Which examples of a source a set has, in its order. */
export interface SetOrigin {
  readonly raw: RawExamples;
  readonly examples: Int32Array;
}

/** The sets of a spec's data; the test set is held out, or has a source of its own. */
export interface Sets<T> {
  readonly train: T;
  readonly test?: T;
}

/** The numbers of the examples of training and test set, if the data block holds some out. */
export function splitOf(spec: Spec, { holdout }: DataSpec, raw: RawExamples, targets: () => EncodedTargets): Split {
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

/** Where the examples of each set come from. */
export function originsOf(raw: RawExamples, { train, test }: Split, rawTest: RawExamples | undefined): Sets<SetOrigin> {
  const held = test.length > 0 ? { raw, examples: test } : undefined;
  const own = rawTest && { raw: rawTest, examples: allExamples(rawTest.m) };
  const second = held ?? own;
  return { train: { raw, examples: train }, ...(second ? { test: second } : {}) };
}

/** X, not scaled, and Y of each set. Throws the Faults of `encodeExamples` and `encodeTargets`, and data-memory. */
export function encodeSets(
  spec: Spec,
  { train, test }: Sets<SetOrigin>,
  columns: readonly FittedColumn[],
  targets: EncodedTargets,
  memoryLimit: number,
): Sets<ExampleSet> {
  const output = outputLayerOf(spec);
  const { units } = output;
  const encode = ({ raw, examples }: SetOrigin, y: Float64Array): ExampleSet => ({
    m: examples.length,
    x: encodeAll(columns, raw, examples, memoryLimit),
    y: examples.length === raw.m ? y : rowsOf(y, units, examples),
  });
  if (!test) return { train: encode(train, targets.y) };
  const isHeldOut = test.raw === train.raw;
  if (isHeldOut) budgetValues(train.raw.m * (featureCountOf(columns) + units), memoryLimit);
  const y = isHeldOut ? targets.y : encodeTargets(test.raw, output, memoryLimit, targets).y;
  return { train: encode(train, targets.y), test: encode(test, y) };
}

/** `encodeExamples`; a fault that several columns have is told of all of them. */
function encodeAll(
  columns: readonly FittedColumn[],
  raw: RawExamples,
  examples: Int32Array,
  memoryLimit: number,
): Float64Array {
  const cells = raw.columns.map((column) => column.cells);
  try {
    return encodeExamples(columns, cells, examples, memoryLimit);
  } catch (error) {
    throw error instanceof Fault ? surveyed(error, columns, cells, examples) : error;
  }
}
