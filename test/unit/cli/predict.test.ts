import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from '../../../src/data/prepare';
import { encodeWeights, type WeightsFile } from '../../../src/engine/weights-file';
import { encodeUtf8 } from '../../../src/model/utf8';
import { denseWeights } from '../engine/specs';
import { specOf } from '../worker/training-fixture';
import { FieldFolder } from './field/field-folder';

/** z = a − 2 under these weights; a sigmoid of 0 is the second class no more. */
const weights = [denseWeights('out', 2, Float64Array.of(1, 0), Float64Array.of(-2))];
const csv = 'a,b,y\n1,7,u\n3,8,v\n';
const spec = (model: string, data = 'file "t.csv" target=y') => `nnet 1
data { ${data} }
model { input 2; dense out 1 ${model} }
train { loss ${model === 'linear' ? 'mse; precision float64' : 'cross-entropy'} }
`;

describe('predict', () => {
  let field: FieldFolder;
  beforeEach(() => {
    field = new FieldFolder();
    field.write('t.csv', csv);
    field.write('more.csv', 'a,b,y\n2,0,v\n');
  });
  afterEach(() => field.remove());
  const words = ['predict', 's.nnet', '--weights', 'w.safetensors'];
  const put = (text: string, file: Partial<WeightsFile> = {}): void => {
    field.write('s.nnet', text);
    writeFileSync(join(field.folder, 'w.safetensors'), encodeWeights({ weights, ...file }));
  };
  const bytes = new Map([
    ['t.csv', encodeUtf8(csv)],
    ['more.csv', encodeUtf8('a,b,y\n2,0,v\n')],
  ]);

  it('gives a line for each example of all sets, with its class', async () => {
    const text = spec('sigmoid', 'file "t.csv" target=y; test "more.csv"');
    put(text, { pipeline: prepareData(specOf(text), bytes).pipeline });
    const { status, out, error } = await field.run(...words);
    assert.deepEqual([status, error], [0, '']);
    assert.equal(out, '0.268941  u\n0.731059  v\n0.5       u\n');
    const { outputs, classes } = await field.json(...words);
    assert.deepEqual([Array.isArray(outputs) && outputs.length, classes], [3, ['u', 'v', 'u']]);
  });

  it('gives numbers in the unit of the target', async () => {
    const text = spec('linear', 'file "n.csv" target=y; scale-target minmax');
    const table = 'a,b,y\n1,2,10\n2.5,0,30\n';
    field.write('n.csv', table);
    put(text, { pipeline: prepareData(specOf(text), new Map([['n.csv', encodeUtf8(table)]])).pipeline });
    assert.deepEqual(await field.run(...words), { status: 0, out: '-10\n20\n', error: '' });
    assert.deepEqual(await field.json(...words), { outputs: [[-10], [20]] });
  });

  it('says what it leaves out of a file, and that the data are others than those of training', async () => {
    const text = spec('sigmoid');
    put(text, { pipeline: prepareData(specOf(text), bytes).pipeline });
    field.write('new.csv', 'a,note,b\n2,x,0\n');
    const predicted = await field.run(...words, '--data', 'new.csv');
    assert.deepEqual([predicted.status, predicted.out], [0, '0.5  u\n']);
    assert.equal(predicted.error, 'new.csv: the network does not use the column note.\n');
    field.write('t.csv', csv.replace('7', '9'));
    const changed = await field.run(...words);
    assert.equal(changed.error.split('\n').length, 2);
    assert.equal((await field.run(...words, '--data', 'more.csv')).error, '', 'its data are not asked for');
  });

  it('takes all columns of a file as numbers where nothing says how they were read', async () => {
    put('nnet 1\nmodel { input 2; dense out 1 sigmoid }\n');
    field.write('plain.csv', 'a,b\n2,0\n1,5\n');
    const { status, out, error } = await field.run(...words, '--data', 'plain.csv');
    assert.deepEqual([status, out, error], [0, '0.5\n0.268941\n', '']);
  });
});
