import assert from 'node:assert/strict';
import { type Json, parse } from '../shell';
import { FieldFolder } from './field-folder';

describe('trainings of files as people have them', () => {
  let field: FieldFolder | undefined;
  afterEach(() => field?.remove());

  const events = (out: string): readonly Json[] => out.split('\n').slice(0, -1).map(parse);

  it('18-target-scale/exploded: a cost that explodes is a divergence, with its factor and the remedy', async () => {
    field = new FieldFolder('18-target-scale');
    const { status, out } = await field.run('train', 'exploded.nnet', '--out', 'R', '--format', 'json');
    assert.equal(status, 3);
    const all = events(out);
    const costs = all.filter(({ event }) => event === 'record').map(({ train }) => Number(train?.cost));
    assert.equal(costs[0]?.toPrecision(4), '5.925e+10');
    assert.equal(costs.at(-1)?.toPrecision(4), '5.817e+22');
    const end = all.at(-1);
    assert.equal(end?.status, 'diverged');
    assert.equal(Number(end?.divergence?.factor).toPrecision(2), '9.8e+11');
    const told = await field.run('train', 'exploded.nnet', '--out', 'S');
    assert.equal(told.status, 3);
    assert.match(told.out + told.error, /9\.8\d*e\+?11/);
    assert.match(told.out + told.error, /smaller lr|scale/);
  });

  it('18-target-scale/scaled: J is of scaled targets, predictions and figures are in the target’s unit', async () => {
    field = new FieldFolder('18-target-scale');
    const { status, out } = await field.run('train', 'scaled.nnet', '--out', 'R', '--format', 'json');
    assert.equal(status, 0, out);
    const [, first] = events(out);
    assert.ok(Math.abs(Number(first?.train?.cost) - 0.5) < 1e-12);
    assert.equal((Number(first?.train?.rmse) ** 2 / 2).toPrecision(5), '1.4848e+10');
    assert.ok(Math.abs(Number(first?.train?.r2)) < 1e-12);
    const { y } = await field.data('scaled.nnet');
    assert.deepEqual(
      y.map((row) => Number(row).toFixed(6)),
      ['-1.207020', '-0.278543', '0.649934', '-0.742781', '1.578410'],
    );
    const weights = ['--weights', 'R/weights.safetensors'];
    const inspected = ['inspect', 'scaled.nnet', ...weights, '--layer', 'out', '--sample', '0'];
    const [own] = Object.values(await field.json('predict', 'scaled.nnet', ...weights));
    const { predicted } = await field.json(...inspected);
    assert.deepEqual(predicted, Array.isArray(own) ? own[0] : undefined);
    const told = await field.run('train', 'scaled.nnet', '--out', 'S');
    assert.match(told.out, /^epoch 0 {2}train cost 0\.5 {2}RMSE 172325 {2}R² 0$/m);
    for (const gone of [false, true]) {
      if (gone) field.remove('d.csv');
      const { outputs } = await field.json('predict', 'scaled.nnet', ...weights, '--data', 'new.csv');
      const [value = 0] = Array.isArray(outputs) ? outputs.flat() : [];
      assert.ok(Math.abs(value - 331247.2839563936) < 1e-8, String(value));
    }
    assert.match(field.read('R/history.csv'), /^epoch,step,.*,train-rmse,train-r2,test-rmse,test-r2\n0,0,0\.5/);
  });

  it('19-class-weights: costs and predictions are those of PyTorch with its weight=', async () => {
    field = new FieldFolder('19-class-weights');
    const balanced = [8 / 3, 8 / 3, 4 / 9];
    for (const [spec, weights, cost, after] of [
      ['balanced', balanced, 1.1713129655895165, [0.30928513847896255, 0.3456552305010977, 0.3450596310199397]],
      ['list', [1, 2, 0.5], 1.1468675911652622, [0.24361255808645024, 0.35729601518455745, 0.3990914267289924]],
    ] as const) {
      const { status, out } = await field.run('train', `${spec}.nnet`, '--out', spec, '--format', 'json');
      assert.equal(status, 0, out);
      const [start, first] = events(out);
      const named = ['bad', 'odd', 'ok'].map((name, k) => ({ name, weight: weights[k] }));
      assert.deepEqual(start?.classWeights, named);
      assert.ok(Math.abs(Number(first?.train?.cost) - cost) < 1e-12, String(first?.train?.cost));
      const file = `${spec}/weights.safetensors`;
      const { outputs } = await field.json('predict', `${spec}.nnet`, '--weights', file, '--data', 'new.csv');
      const [row = []] = Array.isArray(outputs) ? outputs : [];
      for (const [k, value] of after.entries()) assert.ok(Math.abs(Number(row[k]) - value) < 1e-12, String(row));
      assert.deepEqual((await field.json('data', `${spec}.nnet`)).classWeights, named);
    }
    const told = await field.run('data', 'balanced.nnet');
    assert.match(told.out, /^Class weights: bad 2\.66667, odd 2\.66667, ok 0\.444444\.$/m);
  });

  it('23-restored-best: the record of epoch 24 and the end say that epoch 4’s weights are shown', async () => {
    field = new FieldFolder('23-restored-best');
    const { status, out } = await field.run('train', 's.nnet', '--out', 'R', '--format', 'json');
    assert.equal(status, 0);
    const [record, end] = events(out).slice(-2);
    assert.deepEqual([end?.epoch, end?.weightsEpoch], [24, 4]);
    assert.deepEqual([record?.event, record?.epoch, record?.weightsEpoch], ['record', 24, 4]);
    assert.deepEqual(record?.test, end?.test);
    assert.ok(Math.abs(Number(end?.test?.cost) - 0.4810980520673927) < 1e-6);
  });

  /** One feature, its targets and the learning rate; y ≈ w·x + b from zeros, and what becomes of it. */
  for (const [title, x, y, rate, epochs, status] of [
    ['amounts, a large rate', [20, 30, 50, 41, 10], [9e4, 25e4, 41e4, 17e4, 57e4], 0.01, 6, 'diverged'],
    ['amounts, a rate that suits them', [20, 30, 50, 41, 10], [9e4, 25e4, 41e4, 17e4, 57e4], 0.0001, 6, 'finished'],
    ['small targets, large features', [1000, 2000, 3000], [1, 2, 3], 0.01, 5, 'diverged'],
    ['the same features for longer', [1000, 2000, 3000], [1, 2, 3], 0.01, 8, 'diverged'],
    ['scaled features', [-1, 0, 1], [1, 2, 3], 0.1, 50, 'finished'],
    ['scaled features, amounts', [-1, 0, 1], [1e5, 2e5, 3e5], 0.1, 50, 'finished'],
    ['a rate just too large, and few epochs', [-1, 0, 1], [1, 2, 3], 2.1, 3, 'finished'],
    ['a rate just too large, and many epochs', [-1, 0, 1], [1, 2, 3], 2.5, 40, 'diverged'],
    ['no epoch', [20, 30], [9e4, 25e4], 0.01, 0, 'finished'],
    ['negative targets', [100, 200, 300], [-5, -6, -7], 0.001, 9, 'diverged'],
  ] as const) {
    it(`${title}: ${status}`, async () => {
      field = new FieldFolder();
      field.write('t.csv', `x,y\n${x.map((value, i) => `${value},${y[i]}\n`).join('')}`);
      field.write(
        's.nnet',
        `nnet 1\ndata { file "t.csv" target=y; }\nmodel { input 1; dense out 1 init=zeros; }\ntrain {\n loss mse\n optimizer gradient-descent lr=${rate}\n epochs ${epochs}\n precision float64\n}\n`,
      );
      const { first, last, constant } = descended(x, y, rate, epochs);
      const isDiverged = last > 1000 * first && last > 1000 * constant;
      assert.equal(isDiverged ? 'diverged' : 'finished', status, `by hand: ${first} … ${last}`);
      const progress = await field.train('s.nnet', 'R');
      assert.equal(progress.status, status);
    });
  }
});

/** J of y ≈ w·x + b before and after so many steps from zeros, and J of the best constant. */
function descended(x: readonly number[], y: readonly number[], rate: number, epochs: number) {
  const m = x.length;
  let [w, b] = [0, 0];
  const errors = (): number[] => x.map((value, i) => w * value + b - (y[i] ?? NaN));
  const cost = (): number => errors().reduce((sum, error) => sum + error * error, 0) / (2 * m);
  const first = cost();
  for (let t = 0; t < epochs; t++) {
    const each = errors();
    const dw = each.reduce((sum, error, i) => sum + error * (x[i] ?? NaN), 0) / m;
    const db = each.reduce((sum, error) => sum + error, 0) / m;
    w -= rate * dw;
    b -= rate * db;
  }
  const mean = y.reduce((sum, value) => sum + value, 0) / m;
  return { first, last: cost(), constant: y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (2 * m) };
}
