import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from '../../../src/data/prepare';
import { encodeWeights, type WeightsFile } from '../../../src/engine/weights-file';
import { encodeUtf8 } from '../../../src/model/utf8';
import { denseWeights } from '../engine/specs';
import { specOf } from '../worker/training-fixture';
import { FieldFolder } from './field/field-folder';

const csv = 'a,b,y\n1,2,10\n3,-1,30\n0,1,20\n';
const spec = `nnet 1
data { file "t.csv" target=y; scale-target minmax }
model { input 2; dense hidden 2 relu; dense output 1 linear }
train { loss mse; precision float64 }
`;
const weights = [
  denseWeights('hidden', 2, Float64Array.of(1, 2, -1, 0.5), Float64Array.of(0.25, 1)),
  denseWeights('output', 2, Float64Array.of(0.5, 0.1), Float64Array.of(0.125)),
];

describe('inspect', () => {
  let field: FieldFolder;
  beforeEach(() => {
    field = new FieldFolder();
    field.write('t.csv', csv);
    field.write('s.nnet', spec);
    put('w.safetensors', {
      weights,
      pipeline: prepareData(specOf(spec), new Map([['t.csv', encodeUtf8(csv)]])).pipeline,
    });
  });
  afterEach(() => field.remove());

  const put = (name: string, file: WeightsFile): void => writeFileSync(join(field.folder, name), encodeWeights(file));
  const words = (...more: readonly string[]) => ['inspect', 's.nnet', '--weights', 'w.safetensors', '--layer', ...more];
  const lines = async (...more: readonly string[]) => {
    const { status, out, error } = await field.run(...words(...more));
    assert.deepEqual([status, error], [0, '']);
    return out.split('\n').slice(0, -1);
  };

  it('shows of a unit each term of z, by the names of the features in the first layer', async () => {
    // 1·1 + 2·2 + 0.25 and its relu; −1·3 + 0.5·(−1) + 1 below 0.
    assert.deepEqual(await lines('hidden', '--unit', '0'), [
      'hidden, unit 0, sample 0: z = 5.25, a = relu(z) = 5.25, slope 1',
      'input  w  a  w·a',
      'a      1  1  1',
      'b      2  2  4',
      'b            0.25',
    ]);
    assert.deepEqual(await lines('hidden', '--unit', '1', '--sample', '1'), [
      'hidden, unit 1, sample 1: z = -2.5, a = relu(z) = 0, slope 0',
      'input  w    a   w·a',
      'a      -1   3   -3',
      'b      0.5  -1  -0.5',
      'b               1',
    ]);
    // 0.5·5.25 + 0.1·1 + 0.125 is 2.85, of the range from 10 to 30.
    assert.deepEqual(await lines('output', '--unit', '0'), [
      'output, unit 0, sample 0: z = 2.85, a = linear(z) = 2.85, slope 1',
      'input  w    a     w·a',
      '0      0.5  5.25  2.625',
      '1      0.1  1     0.1',
      'b                 0.125',
      'In the unit of the target: 67.',
    ]);
  });

  it('shows of a layer z and a of each unit', async () => {
    assert.deepEqual(await lines('hidden'), [
      'hidden, sample 0: z = Wa + b, a = relu(z)',
      'unit  b     z     a',
      '0     0.25  5.25  5.25',
      '1     1     1     1',
    ]);
    assert.deepEqual((await lines('output', '--sample', '2')).slice(1), [
      'unit  b      z    a',
      '0     0.125  1.4  1.4',
      'In the unit of the target: 38.',
    ]);
  });

  it('gives the same as JSON', async () => {
    assert.deepEqual(await field.json(...words('hidden', '--unit', '1')), {
      layer: 'hidden',
      index: 1,
      activation: 'relu',
      sample: 0,
      unit: 1,
      z: 1,
      a: 1,
      slope: 1,
      inputs: [1, 2],
      weights: [-1, 0.5],
      bias: 1,
      contributions: [-1, 1],
    });
    assert.deepEqual(await field.json(...words('hidden')), {
      layer: 'hidden',
      index: 1,
      activation: 'relu',
      sample: 0,
      z: [5.25, 1],
      a: [5.25, 1],
      slope: [1, 1],
      inputs: [1, 2],
      weights: [
        [1, 2],
        [-1, 0.5],
      ],
      bias: [0.25, 1],
      contributions: [
        [1, 4],
        [-1, 1],
      ],
    });
    assert.deepEqual((await field.json(...words('output'))).predicted, [67]);
  });

  it('says where the data have changed since, or the weights do not say how they were read', async () => {
    field.write('t.csv', csv.replace('20', '21'));
    const changed = await field.run(...words('hidden'));
    assert.match(changed.error, /data/);
    assert.equal(changed.error.split('\n').length, 2);
    put('w.safetensors', { weights });
    const refitted = await field.run(...words('output'));
    assert.notEqual(refitted.error, changed.error);
    assert.equal(refitted.error.split('\n').length, 2);
    assert.match(refitted.out, /unit of the target: 67\./);
  });

  it('refuses a layer, a unit or an example that there is not, and weights of other data', async () => {
    assert.match(await field.fault(...words('input')), /cli-layer-unknown: .*“input”.* hidden, output\./);
    assert.match(await field.fault(...words('hidden', '--unit', '2')), /cli-unit-range: .*“hidden” has 2 units.* 2\./);
    assert.match(await field.fault(...words('hidden', '--sample', '3')), /cli-sample-range: .*3 training examples/);
    const { pipeline } = prepareData(specOf(spec), new Map([['t.csv', encodeUtf8(csv)]]));
    for (const wrong of [
      { ...pipeline, columns: pipeline.columns.slice(1) },
      { ...pipeline, classes: ['u', 'v', 'w'] },
      { ...pipeline, targetScaling: { shift: Float64Array.of(1, 2), factor: Float64Array.of(1, 1) } },
    ]) {
      put('w.safetensors', { weights, pipeline: wrong });
      assert.match(await field.fault(...words('hidden')), /weights-pipeline|weights-metadata/);
    }
  });

  it('needs no targets', async () => {
    const right = await lines('output', '--sample', '2');
    for (const table of [csv.replace('10', 'u'), csv.replace('30', ''), 'b,a\n2,1\n-1,3\n1,0\n']) {
      field.write('t.csv', table);
      const { status, out, error } = await field.run(...words('output', '--sample', '2'));
      assert.deepEqual([status, out.split('\n').slice(0, -1), error.split('\n').length], [0, right, 2]);
    }
  });

  it('shows an example of a file, too, as when the spec’s own is gone', async () => {
    const right = await lines('hidden', '--unit', '1', '--sample', '1');
    field.write('new.csv', 'b,note,a\n9,x,9\n-1,x,3\n');
    field.remove('t.csv');
    assert.match(await field.fault(...words('hidden')), /cli-own-data-missing: .*t\.csv” does not exist.*--data\.$/);
    const { out, error } = await field.run(...words('hidden', '--unit', '1', '--sample', '1', '--data', 'new.csv'));
    assert.deepEqual(out.split('\n').slice(0, -1), right);
    assert.equal(error, 'new.csv: the network does not use the column note.\n');
    field.write('new.csv', 'b,a\n9,9\n-1,3\n');
    const beyond = await field.fault(...words('hidden', '--sample', '2', '--data', 'new.csv'));
    assert.match(beyond, /^new\.csv: error cli-sample-range-file: .*2 examples.*sample 2\.$/);
    assert.match(await field.fault(...words('hidden', '--data', 'none.csv')), /path-missing/);
  });

  it('takes all columns of a file as numbers where nothing says how they were read', async () => {
    field.write('s.nnet', spec.replace(/^data.*\n/m, ''));
    put('w.safetensors', { weights });
    field.write('new.csv', 'p,q\n3,-1\n');
    const { out } = await field.run(...words('hidden', '--unit', '1', '--data', 'new.csv'));
    assert.equal(out.split('\n')[2], 'p      -1   3   -3');
    assert.match(await field.fault(...words('hidden')), /data-none/);
  });
});
