import assert from 'node:assert/strict';
import { encodeWeights } from '../../../src/engine/weights-file';
import { encodeUtf8 } from '../../../src/model/utf8';
import type { Prepare } from '../../../src/protocol/engine';
import type { Environment } from '../../../src/worker/environment';
import { preparedView, prepareTraining } from '../../../src/worker/prepared-training';
import { faultOf } from '../data/specs';
import { denseWeights } from '../engine/specs';
import { specOf } from './training-fixture';

const csv = encodeUtf8('a,b,y\n1,2,u\n3,5,v\n4,4,u\n7,1,v\n');
const text = (weights = '') => `nnet 1
data { file "t.csv" target=y; test "more.csv" }
model { ${weights}input 2; dense output 1 sigmoid }
train { loss cross-entropy; class-weights balanced; epochs 3 }
`;
const opened: string[] = [];
const environment: Environment = {
  now: () => 0,
  date: () => '',
  deliverMessages: async () => undefined,
  wait: async () => undefined,
  readFile: () => new Uint8Array(),
  openFile: (path) => {
    opened.push(path);
    return path === 'w'
      ? encodeWeights({ weights: [denseWeights('output', 2, Float64Array.of(1, 2), Float64Array.of(3))] })
      : csv;
  },
  version: 'test',
};
const prepare = (changes: Partial<Prepare> = {}) =>
  prepareTraining(
    {
      load: 7,
      spec: specOf(text()),
      files: { 't.csv': { path: 't' }, 'more.csv': { path: 'm' } },
      memoryLimit: 1e6,
      ...changes,
    },
    environment,
  );

describe('preparing a training', () => {
  it('opens its files, all together within the memory that is allowed', () => {
    opened.length = 0;
    prepare();
    assert.deepEqual(opened, ['t', 'm']);
    const given = new Uint8Array(csv).buffer;
    opened.length = 0;
    prepare({ files: { 't.csv': { bytes: given }, 'more.csv': { path: 'm' } } });
    assert.deepEqual(opened, ['m']);
    assert.equal(faultOf(() => prepare({ memoryLimit: 2 * csv.length })).detail.code, 'data-memory');
  });

  it('has what large data were read with collected before the training takes its memory', () => {
    let collections = 0;
    const collectGarbage = () => void collections++;
    const drawn = (samples: number) =>
      specOf(`nnet 1
data { generate circles samples=${samples} }
model { input 2; dense output 1 sigmoid }
train { epochs 1 }
`);
    for (const [samples, expected] of [
      [100, 0],
      [1_500_000, 1],
    ] as const) {
      const params = { load: 1, spec: drawn(samples), files: {}, memoryLimit: 1e9 };
      prepareTraining(params, { ...environment, collectGarbage });
      assert.equal(collections, expected, `${samples}`);
    }
  });

  it('begins with the weights of the spec’s file, which must be given', () => {
    const spec = specOf(text('weights "w.safetensors"; '));
    const files = { 't.csv': { path: 't' }, 'more.csv': { path: 'm' } };
    const { trainer } = prepare({ spec, files: { ...files, 'w.safetensors': { path: 'w' } } });
    const [output] = trainer.weights();
    assert.deepEqual(
      output?.tensors.map(({ values }) => [...values]),
      [[1, 2], [3]],
    );
    const { detail } = faultOf(() => prepare({ spec, files }));
    assert.deepEqual([detail.code, detail.args], ['file-not-given', { path: 'w.safetensors' }]);
    const resumed = faultOf(() => prepare({ from: { folder: 'run', purpose: 'look' } }));
    assert.equal(resumed.detail.code, 'run-no-disk');
  });

  it('tells what the host shows of it', () => {
    const session = prepare({ examines: true });
    const progress = { status: 'ready', epoch: 0, epochs: 3, step: 0, seconds: 0, samplesPerSecond: 0 } as const;
    const { bytes, dataHash, notes, findings, ...view } = preparedView(session, progress);
    assert.deepEqual(view, {
      load: 7,
      features: 2,
      outputs: 1,
      featureNames: ['a', 'b'],
      targetNames: ['y'],
      classes: ['u', 'v'],
      classWeights: [
        { name: 'u', weight: 1 },
        { name: 'v', weight: 1 },
      ],
      examples: { train: 4, validation: 0, test: 4 },
      parameters: 3,
      progress,
    });
    assert.ok(bytes > 0 && dataHash === session.dataset.hash);
    assert.deepEqual(
      notes?.map(({ code }) => code),
      session.dataset.notes.map(({ code }) => code),
    );
    // Both files are small, and the same but for their names.
    assert.deepEqual(
      findings?.map(({ code, message }) => [code, message.args.rows]),
      [['test-file-is-training-file', 4]],
    );
    assert.equal(preparedView(prepare(), progress).findings, undefined);
  });
});
