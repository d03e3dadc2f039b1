import type { ExampleSet } from '../model/dataset';
import type { FeatureMatrix } from '../model/feature-matrix';
import { Fault, message } from '../model/message';
import type { FittedColumn } from '../model/pipeline';
import { mapSets, type Sets } from '../model/sets';
import type { DataSpec, Share } from '../model/source';
import type { Spec } from '../model/spec';
import { randomStream } from '../numerics/streams';
import { budgetValues, type MemoryBudget } from './memory';
import { outputLayerOf } from './output-layer';
import { encodeExamples } from './pipeline/encode';
import { neededLike, surveyed, surveying } from './pipeline/survey';
import type { RawExamples } from './raw-examples';
import { allExamples, rowsOf, type Strata, type Taken, takeOut } from './split';
import { type EncodedTargets, heldTargets } from './targets';

/** Bytes of an example's number. */
const numberBytes = Int32Array.BYTES_PER_ELEMENT;

/** Which examples of a source a set has, in its order. */
export interface SetOrigin {
  readonly raw: RawExamples;
  readonly examples: Int32Array;
}

/**
 * The numbers of the examples of each set that is in the source: the test set is held out first, the validation set
 * taken of what is left, each by a random stream of its own. `memory` holds them. Throws the Faults of `takeOut`, and
 * data-memory.
 */
export function splitOf(
  spec: Spec,
  { holdout, validation }: DataSpec,
  raw: RawExamples,
  targets: () => EncodedTargets,
  memory: MemoryBudget,
): Sets<Int32Array> {
  const taken = (share: Share | undefined, set: Taken['set'], node: 'holdout' | 'validation'): Taken[] => {
    if (!share) return [];
    const random = randomStream(spec.seed.rng, spec.seed.value, node);
    return [{ ...share, set, random, ...(share.stratify ? { strata: strataOf(spec, targets(), node) } : {}) }];
  };
  const shares = [...taken(holdout, 'test', 'holdout'), ...taken(validation, 'validation', 'validation')];
  // Which set each example is in and, while a share is drawn, all of them, those that are left, and their order.
  return memory.during(raw.m * (1 + (shares.length > 0 ? 3 * numberBytes : 0)), () => {
    memory.hold(raw.m * numberBytes);
    return takeOut(raw.m, shares);
  });
}

function strataOf(spec: Spec, { y, classes }: EncodedTargets, node: string): Strata {
  if (!classes) throw new Fault(message('data-stratify-numbers', { node }));
  const { units } = outputLayerOf(spec);
  const classOf = (example: number): number => {
    const row = y.subarray(example * units, (example + 1) * units);
    return units === 1 ? Number((row[0] ?? 0) > 0) : row.indexOf(row.reduce((a, b) => Math.max(a, b), 0));
  };
  return { count: classes.length, classOf };
}

/** Where the examples of each set come from; a test set may have a source of its own. */
export function originsOf(
  raw: RawExamples,
  split: Sets<Int32Array>,
  rawTest: RawExamples | undefined,
): Sets<SetOrigin> {
  const own = mapSets(split, (examples) => ({ raw, examples }));
  return rawTest ? { ...own, test: { raw: rawTest, examples: allExamples(rawTest.m) } } : own;
}

/** X, not scaled, and Y of each set. Throws the Faults of `encodeExamples` and `encodeTargets`, and data-memory. */
export function encodeSets(
  spec: Spec,
  origins: Sets<SetOrigin>,
  columns: readonly FittedColumn[],
  targets: EncodedTargets,
  memory: MemoryBudget,
): Sets<ExampleSet> {
  const output = outputLayerOf(spec);
  const { units } = output;
  const { train } = origins;
  const isOfSource = ({ raw }: SetOrigin): boolean => raw === train.raw;
  const y = mapSets(origins, (origin) => {
    if (isOfSource(origin)) return targets.y;
    return surveying(
      () => heldTargets(memory, origin.raw, output, targets).y,
      (fault) => surveyed(fault, origin.raw, neededLike(origin.raw.columns, columns, true), true),
    );
  });
  return mapSets(origins, (origin, name) => {
    const { raw, examples } = origin;
    const x = heldInputs(columns, origin, memory, raw !== train.raw);
    const all = y[name] ?? targets.y;
    if (examples.length === raw.m) return { m: examples.length, x, y: all };
    // What is taken out of the source is copied.
    memory.within((left) => budgetValues(examples.length * units, left));
    const own = rowsOf(all, units, examples);
    memory.hold(own.byteLength);
    return { m: examples.length, x, y: own };
  });
}

/** X, not scaled, of each set. Throws the Faults of `encodeExamples`, and data-memory. */
export function encodeInputs(
  origins: Sets<SetOrigin>,
  columns: readonly FittedColumn[],
  memory: MemoryBudget,
): Sets<FeatureMatrix> {
  return mapSets(origins, (origin) => heldInputs(columns, origin, memory, true));
}

/** X of a set within the memory that is left, which then holds it. */
function heldInputs(
  columns: readonly FittedColumn[],
  { raw, examples }: SetOrigin,
  memory: MemoryBudget,
  isFurther: boolean,
): FeatureMatrix {
  const x = memory.within((left) => encodeAll(columns, raw, examples, left, isFurther));
  memory.hold(x.bytes);
  return x;
}

/** `encodeExamples`; all that is wrong with the cells is told together. */
function encodeAll(
  columns: readonly FittedColumn[],
  raw: RawExamples,
  examples: Int32Array,
  memoryLimit: number,
  isFurther: boolean,
): FeatureMatrix {
  const cells = raw.columns.map((column) => column.cells);
  // A test file may say for itself what becomes of texts that the training set does not have.
  const own = columns.map((column, k) =>
    column.kind === 'category' ? { ...column, unknown: raw.columns[k]?.unknown ?? column.unknown } : column,
  );
  return surveying(
    () => encodeExamples(own, cells, examples, memoryLimit),
    (fault) => surveyed(fault, raw, neededLike(raw.columns, own, isFurther)),
  );
}
