import assert from 'node:assert/strict';
import { dataRows } from '../../../../src/data/overview/rows';
import { type PreparedExamples, prepareExamples } from '../../../../src/data/prepare';
import { readExamples } from '../../../../src/data/read-examples';
import { analyze } from '../../../../src/language/analyze';
import { translate } from '../../../../src/messages/translate';
import { Fault } from '../../../../src/model/message';
import { featureNamesOf } from '../../../../src/model/pipeline';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { parseJson } from '../../../../src/runs/json';
import { readPipeline, writePipeline } from '../../../../src/runs/pipeline';
import { assertClear } from '../../clear-sentence';

/** What the network is to predict: numbers of some units, two classes, or so many. */
export type Goal = { readonly numbers: number } | { readonly classes: number };

export const number: Goal = { numbers: 1 };
export const twoClasses: Goal = { classes: 2 };

/** A table `t.csv`, further files, and what a spec says about them. */
export interface Example {
  readonly table: string | Uint8Array;
  /** Behind `file "t.csv"`, and further lines of the data block; the target is `y` where no other is named. */
  readonly spec?: string;
  readonly goal?: Goal;
  readonly files?: Readonly<Record<string, string>>;
  readonly seed?: number;
}

/** The spec is read as a person wrote it; its input layer has as many values as the data have features. */
export function prepare({ table, spec = '', goal = number, files = {}, seed = 1 }: Example): PreparedExamples {
  const given = { 't.csv': table, ...files };
  const bytes = new Map(
    Object.entries(given).map(([name, text]) => [name, typeof text === 'string' ? encodeUtf8(text) : text]),
  );
  const target = /\btarget=/.test(spec) ? '' : 'target=y';
  const output = 'numbers' in goal ? `${goal.numbers}` : goal.classes === 2 ? '1 sigmoid' : `${goal.classes} softmax`;
  const prepared = (inputs: number): PreparedExamples => {
    const text = `nnet 1
seed ${seed}
data {
  file "t.csv" ${target} ${spec}
}
model {
  input ${inputs}
  dense out ${output}
}
train {
  loss ${'numbers' in goal ? 'mse' : 'cross-entropy'}
}
`;
    const analysis = analyze(text);
    return prepareExamples(analysis.spec ?? assert.fail(JSON.stringify(analysis.problems)), bytes);
  };
  try {
    return prepared(1);
  } catch (error) {
    const features = error instanceof Fault && /^data-inputs-/.test(error.detail.code) && error.detail.args.features;
    if (typeof features !== 'number') throw error;
    return prepared(features);
  }
}

/** `file:line:column: error code: sentence` of the Fault that `action` throws, in English; it has its place. */
export function faultLineOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { file, line, column } = error.place ?? {};
    assert.ok(file, `${error.message} names no file`);
    assertClear(error);
    const where = [file, line, column].filter((part) => part !== undefined).join(':');
    return `${where}: error ${error.detail.code}: ${translate(error.detail, 'en')}`;
  }
  return assert.fail('no Fault');
}

/** The rows of the training file, and behind them of a test file, as `1 2 → 3 | 4 5 → 6`; a dropped row is `-`. */
export function rowsText(prepared: PreparedExamples): string {
  const rows = [...dataRows(prepared, 0, 1e6)];
  return rows.map(({ x, y }) => (x && y ? `${texts(x)} → ${texts(y)}` : '-')).join(' | ');
}

export function linesOf(prepared: PreparedExamples): (number | undefined)[] {
  return Array.from(dataRows(prepared, 0, 1e6), ({ line }) => line);
}

export function featuresOf({ dataset }: PreparedExamples): string {
  return featureNamesOf(dataset.pipeline.columns).join(' ');
}

/** The rows of a further file as the network sees them, by the pipeline as the weights' file keeps it. */
export function furtherText({ dataset }: PreparedExamples, text: string | Uint8Array): string {
  const kept = readPipeline(parseJson(JSON.stringify(writePipeline(dataset.pipeline)))) ?? assert.fail('no pipeline');
  const bytes = typeof text === 'string' ? encodeUtf8(text) : text;
  const { x } = readExamples('new.csv', bytes, kept);
  return Array.from({ length: x.m }, (_, i) => texts(x.row(i))).join(' | ');
}

function texts(values: Float64Array): string {
  return [...values].map(String).join(' ');
}

/** A title, a table, what the spec says about it, and its rows, or the sentence that refuses it. */
export type Relative = readonly [
  title: string,
  table: string | Uint8Array,
  spec: string,
  right: string | RegExp,
  more?: Omit<Example, 'table' | 'spec'> & {
    readonly lines?: readonly number[];
    readonly features?: string;
    /** What the sentence must not say. */
    readonly never?: RegExp;
  },
];

/** A test for each relative. */
export function testRelatives(relatives: readonly Relative[], goal: Goal = number): void {
  for (const [title, table, spec, right, { lines, features, never, ...more } = {}] of relatives) {
    it(title, () => {
      const example: Example = { goal, ...more, table, spec };
      if (typeof right !== 'string') {
        const said = faultLineOf(() => prepare(example));
        assert.match(said, right);
        if (never) assert.doesNotMatch(said, never);
        return;
      }
      const prepared = prepare(example);
      assert.equal(rowsText(prepared), right);
      if (lines) assert.deepEqual(linesOf(prepared), lines);
      if (features !== undefined) assert.equal(featuresOf(prepared), features);
    });
  }
}
