import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from '../../../src/data/prepare';
import { encodeWeights, type WeightsFile } from '../../../src/engine/weights-file';
import { encodeUtf8 } from '../../../src/model/utf8';
import { npyOf } from '../data/sources/written';
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

  describe('of the spec’s own data', () => {
    const text = spec('sigmoid', 'file "t.csv" target=y; test "more.csv"');
    const right = '0.268941  u\n0.731059  v\n0.5       u\n';
    const changed =
      'The data are not those that the weights were trained on; they are read and scaled as those were.\n';
    beforeEach(() => put(text, { pipeline: prepareData(specOf(text), bytes).pipeline }));

    it('needs no targets: others, none, and no column of them', async () => {
      for (const [own, test] of [
        ['a,b,y\n1,7,ant\n3,8,v\n', 'a,b,y\n2,0,v\n'],
        ['a,b,y\n1,7,u\n3,8,v\n', 'a,b,y\n2,0,ant\n'],
        ['a,b,y\n1,7,\n3,8,v\n', 'y,a,b\nv,2,0\n'],
        ['b,a\n7,1\n8,3\n', 'a,b\n2,0\n'],
        [csv, 'b,a\n0,2\n'],
      ] as const) {
        field.write('t.csv', own);
        field.write('more.csv', test);
        assert.deepEqual(await field.run(...words), { status: 0, out: right, error: changed });
      }
    });

    it('needs them where the sets depend on them, and names the file that has another class', async () => {
      put(spec('sigmoid', 'file "t.csv" target=y; holdout 0.5 stratify'), {
        pipeline: prepareData(specOf(text), bytes).pipeline,
      });
      field.write('t.csv', 'a,b,y\n1,7,ant\n3,8,v\n');
      const said = await field.fault(...words);
      assert.match(said, /^t\.csv:2:5: error data-fitted-unknown-class: .*“ant”.*not trained on.* u, v\./);
      assert.doesNotMatch(said, /test set/);
    });

    it('drops a row without a target as training did, while there is that column', async () => {
      const dropping = spec('sigmoid', 'file "t.csv" target=y missing=drop');
      field.write('t.csv', 'a,b,y\n1,7,ant\n9,9,\n3,8,v\n');
      put(dropping, { pipeline: prepareData(specOf(dropping), bytes).pipeline });
      assert.equal((await field.run(...words)).out, '0.268941  u\n0.731059  v\n');
      field.write('t.csv', 'a,b\n1,7\n3,8\n');
      assert.equal((await field.run(...words)).out, '0.268941  u\n0.731059  v\n');
    });

    it('says what helps where x cannot be had', async () => {
      field.write('t.csv', 'a,b,y\n1,x,ant\n3,8,v\n');
      const text = await field.fault(...words);
      assert.match(text, /^t\.csv:2:3: error data-predict-not-number: .*“x”.*correct the cell\.$/);
      field.write('t.csv', 'a,b,y\n1,,u\n3,8,v\n');
      assert.match(await field.fault(...words), /^t\.csv:2:3: error data-fitted-missing: .*missing=drop/);
      field.write('t.csv', '1,7\n3,8\n');
      assert.match(await field.fault(...words), /^t\.csv:1: error data-columns-none: .*a, b.* 1, 7\./);
      field.remove('t.csv');
      assert.match(await field.fault(...words), /cli-own-data-missing: .*t\.csv” does not exist.*--data\.$/);
    });

    it('needs no file of targets beside a file of features', async () => {
      const arrays = spec('sigmoid', 'file "x.npy" y="y.npy"');
      const files = { 'x.npy': npyOf.float64([2, 2], [1, 7, 3, 8]), 'y.npy': npyOf.float64([2], [0, 1]) };
      for (const [name, content] of Object.entries(files)) writeFileSync(join(field.folder, name), content);
      put(arrays, { pipeline: prepareData(specOf(arrays), new Map(Object.entries(files))).pipeline });
      const before = await field.run(...words);
      assert.deepEqual([before.status, before.error], [0, '']);
      field.remove('y.npy');
      assert.deepEqual(await field.run(...words), { ...before, error: changed });
    });
  });

  it('tells the lines that it skips since the training file has them', async () => {
    const text = spec('sigmoid', 'file "h.csv" target="3" header=#false skip=1');
    const table = 'title\n1,7,u\n3,8,v\n';
    put(text, { pipeline: prepareData(specOf(text), new Map([['h.csv', encodeUtf8(table)]])).pipeline });
    field.write('new.csv', '2,5\n1,7\n3,8\n');
    const { out, error } = await field.run(...words, '--data', 'new.csv');
    assert.equal(out, '0.268941  u\n0.731059  v\n');
    assert.equal(error, 'new.csv: as in the training file, 1 line is skipped before the table: “2,5”.\n');
  });

  it('reads a file whose columns have numbers as names', async () => {
    const table = '0,1,y\n1,7,u\n3,8,v\n';
    const text = spec('sigmoid', 'file "n.csv" target=y');
    put(text, { pipeline: prepareData(specOf(text), new Map([['n.csv', encodeUtf8(table)]])).pipeline });
    field.write('new.csv', '1,0\n7,1\n8,3\n');
    assert.equal((await field.run(...words, '--data', 'new.csv')).out, '0.268941  u\n0.731059  v\n');
    field.write('new.csv', '7,5\n8,3\n');
    assert.match(await field.fault(...words, '--data', 'new.csv'), /^new\.csv:1: error data-columns-none: /);
  });

  it('reads a test file with a line of names if and only if the training file has one', async () => {
    const table = (rows: string) => `0,1,2\n${rows}`;
    field.write('n.csv', table('1,7,0\n3,8,1\n'));
    field.write('test.csv', table('2,0,1\n'));
    field.write('s.nnet', spec('sigmoid', 'file "n.csv" target="2" header=#true; test "test.csv" { column "0" }'));
    assert.deepEqual((await field.data('s.nnet')).test, [[2, 0]]);
    field.write('n.csv', '0,1,y\n1,7,0\n3,8,1\n');
    field.write('s.nnet', spec('sigmoid', 'file "n.csv" target=y; test "test.csv" target="2"'));
    assert.deepEqual((await field.data('s.nnet')).test, [[2, 0]]);
    field.write('test.csv', '5,7,9\n3,8,1\n');
    assert.match(await field.fault('data', 's.nnet'), /^test\.csv:1: error data-columns-none: .*0, 1 were.* 5, 7, 9\./);
  });
});
