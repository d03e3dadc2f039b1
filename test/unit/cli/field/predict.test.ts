import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../shell';
import { FieldFolder } from './field-folder';

const weights = ['--weights', join('R', 'weights.safetensors')];

describe('predictions of files as people have them', () => {
  let field: FieldFolder | undefined;
  afterEach(() => field?.remove());

  const open = async (fixture: string, spec = 's.nnet', seed?: number): Promise<FieldFolder> => {
    field = new FieldFolder(fixture);
    await field.train(spec, 'R', seed);
    return field;
  };
  const outputs = (answer: Json): number[] =>
    Array.isArray(answer.outputs) ? answer.outputs.flat() : assert.fail('no outputs');
  const predict = async (folder: FieldFolder, csv: string, spec = 's.nnet'): Promise<number[]> =>
    outputs(await folder.json('predict', spec, ...weights, '--data', csv));

  it('have the categories of the training, not those of the file that has taken its place', async () => {
    const folder = await open('01-predict-categories');
    assert.deepEqual(await predict(folder, 'new.csv'), [21]);
    copyFileSync(join(folder.folder, 'changed.csv'), join(folder.folder, 'train.csv'));
    assert.deepEqual(await predict(folder, 'new.csv'), [21]);
    folder.remove('train.csv');
    assert.deepEqual(await predict(folder, 'new.csv'), [21]);
  });

  it('find columns by name, in any order, and tell which are ignored or lacking', async () => {
    const folder = await open('02-predict-reordered');
    for (const gone of [false, true]) {
      if (gone) folder.remove('train.csv');
      assert.deepEqual(await predict(folder, 'new.csv'), [6.1]);
      const extra = await folder.run('predict', 's.nnet', ...weights, '--data', 'extra.csv', '--format', 'json');
      assert.equal(extra.status, 0);
      assert.deepEqual(JSON.parse(extra.out), { outputs: [[6.1]] });
      assert.match(extra.error, /^extra\.csv: .*does not use.* note\.\n$/);
      const short = await folder.fault('predict', 's.nnet', ...weights, '--data', 'short.csv');
      assert.match(short, /^short\.csv:1: error data-columns-lacking: .*\bq\b/);
    }
  });

  it('fill a missing cell with the mean of the training', async () => {
    const folder = await open('03-predict-means');
    const near = async (): Promise<void> => {
      const [value = 0, ...more] = await predict(folder, 'new.csv');
      assert.deepEqual(more, []);
      assert.ok(Math.abs(value - (2 + 800 / 3)) < 1e-12, String(value));
    };
    await near();
    copyFileSync(join(folder.folder, 'changed.csv'), join(folder.folder, 'train.csv'));
    await near();
    folder.remove('train.csv');
    await near();
  });

  it('read a file without a header, with the target’s column and without', async () => {
    const folder = await open('04-predict-headerless');
    assert.deepEqual(await predict(folder, 'train.csv'), [60, 45, 121, 20]);
    copyFileSync(join(folder.folder, 'train.csv'), join(folder.folder, 'same.csv'));
    for (const gone of [false, true]) {
      if (gone) folder.remove('train.csv');
      assert.deepEqual(await predict(folder, 'same.csv'), [60, 45, 121, 20]);
      assert.deepEqual(await predict(folder, 'new.csv'), [21, 60]);
      assert.deepEqual(await predict(folder, 'bare.csv'), [21, 60]);
    }
  });

  it('read a file that is written like the training file', async () => {
    assert.deepEqual(await predict(await open('05-predict-delimiter'), 'new.csv'), [107, 208]);
  });

  it('have the fill and the scaling of the seed that the run was trained with', async () => {
    const right = [0.2591805408230354, 2.1737719767392125];
    const folder = await open('06-predict-seed', 'seed1.nnet', 7);
    for (const gone of [false, true]) {
      if (gone) folder.remove('train.csv');
      for (const spec of ['seed1.nnet', 'seed7.nnet', join('R', 'spec.nnet')]) {
        assert.deepEqual(await predict(folder, 'new.csv', spec), right, spec);
      }
    }
  });

  it('of the own examples are those of the training, in inspection, too', async () => {
    const folder = await open('06-predict-seed', 'seed1.nnet', 7);
    const own: Json[] = [];
    const inspected: Json[] = [];
    for (const spec of ['seed1.nnet', 'seed7.nnet', join('R', 'spec.nnet')]) {
      own.push(await folder.json('predict', spec, ...weights));
      inspected.push(await folder.json('inspect', spec, ...weights, '--layer', 'out', '--sample', '0'));
    }
    for (const each of own) assert.deepEqual(each, own[0]);
    for (const each of inspected) assert.deepEqual(each, inspected[0]);
    await folder.train('seed7.nnet', 'S');
    const straight = await folder.json('predict', 'seed7.nnet', '--weights', join('S', 'weights.safetensors'));
    assert.deepEqual(straight, own[0]);
    assert.equal(outputs(straight).length, 16);
  });

  it('count a category that the training does not have as none, where the spec says so', async () => {
    const folder = await open('17-unknown-category', 'ignore.nnet');
    assert.deepEqual(await predict(folder, 'new.csv', 'ignore.nnet'), [3, 7]);
  });
});
