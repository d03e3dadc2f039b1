import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../../../src/runs/history/csv';
import { parseRunRecord } from '../../../src/runs/run-record';
import { flower, type Json, Shell } from './shell';

/** 80 examples: 12 for validation, 20 for testing, 48 for training. */
const third = (epochs: number, more = '', stop = ''): string =>
  flower(epochs, more).replace('holdout', 'validation 0.15; holdout').replace('epochs', `${stop}\n  epochs`);

describe('a validation set on the command line', () => {
  let shell: Shell;
  before(() => {
    shell = new Shell();
    shell.write('third.nnet', third(12, 'expect { validation-cost max=0.01; validation-accuracy min=0 }'));
  });
  after(() => shell.remove());

  const read = (run: string, name: string): Buffer => readFileSync(join(shell.folder, run, name));
  const folderOf = (events: readonly Json[]): string => String(events[0]?.run);

  it('is in the events, history.csv, run.json, the expectations and the lines of a training', () => {
    const { status, events, end } = shell.train('third.nnet');
    assert.equal(status, 2);
    assert.deepEqual(events[0]?.examples, { train: 48, validation: 12, test: 20 });
    const records = events.filter(({ event }) => String(event) === 'record');
    assert.equal(records.length, 13);
    for (const record of records)
      assert.ok(Number(record.validation?.cost) > 0 && record.validation?.accuracy !== undefined);
    assert.deepEqual(end.validation, records.at(-1)?.validation);
    assert.deepEqual(
      end.expect?.map(({ name, pass }) => [name, pass]),
      [
        ['validation-cost', false],
        ['validation-accuracy', true],
      ],
    );
    const run = folderOf(events);
    const history = read(run, 'history.csv').toString('latin1');
    assert.match(
      history,
      /^epoch,step,train-cost,train-accuracy,test-cost,test-accuracy,validation-cost,validation-accuracy\n/,
    );
    const written = [...readHistory('', [history])].map(({ record }) => record);
    assert.deepEqual(
      written.map(({ validation }) => ({ ...validation })),
      records.map(({ validation }) => validation),
    );
    const stored = parseRunRecord(read(run, 'run.json').toString('utf8'));
    assert.deepEqual(stored?.validation, end.validation);
    const lines = shell.run('train', 'third.nnet').out;
    assert.match(
      lines,
      /epoch 12 {2}train cost \S+ {2}accuracy \S+ {2}validation cost \S+ {2}accuracy \S+ {2}test cost /,
    );
  });

  it('whose best weights were restored at the end: a run that goes on has the records of one that never ended', () => {
    const restless = third(60, '', 'stop patience=500 restore-best').replace('lr=0.05', 'lr=0.4');
    shell.write('restless.nnet', restless);
    const first = shell.train('restless.nnet', '--out', 'restored', '--every', '5');
    assert.ok(Number(first.end.weightsEpoch) < 60, 'the last weights are the best');
    const longer = shell.train('restless.nnet', '--resume', 'restored', '--epochs', '80');
    assert.equal(longer.status, 0);
    shell.train('restless.nnet', '--out', 'straight', '--every', '5', '--epochs', '80');
    for (const name of ['history.csv', 'weights.safetensors'])
      assert.ok(read('restored', name).equals(read('straight', name)), name);
  });

  it('is what `stop` watches, and its run resumes to the same bytes', () => {
    shell.write('stop.nnet', third(400, '', 'stop patience=3 restore-best').replace('lr=0.05', 'lr=0.4'));
    const straight = shell.train('stop.nnet', '--every', '1');
    const watched = shell.run('train', 'stop.nnet').out;
    assert.match(watched, /validation-cost/);
    const records = straight.events.filter(({ event }) => String(event) === 'record');
    const costs = records.map(({ validation }) => Number(validation?.cost));
    const lowest = Math.min(...costs.slice(1));
    assert.equal(straight.end.validation?.cost, lowest);
    assert.equal(Number(straight.end.weightsEpoch), costs.indexOf(lowest));
    shell.write('short.nnet', third(40));
    const whole = shell.train('short.nnet', '--every', '1');
    const first = shell.train('short.nnet', '--every', '1', '--epochs', '17');
    const run = folderOf(first.events);
    const resumed = shell.train('short.nnet', '--every', '1', '--resume', run, '--epochs', '40');
    assert.equal(resumed.end.weightsSha256, whole.end.weightsSha256);
    assert.deepEqual(read(run, 'history.csv'), read(folderOf(whole.events), 'history.csv'));
  });

  it('is counted by `data`, which tells the rows of each set', () => {
    const lines = Array.from({ length: 10 }, (_, i) => `${i},${i % 2}`).join('\n');
    shell.write('v.csv', `a,y\n${lines}\n`);
    shell.write('more.csv', 'y,a\n1,50\n0,60\n');
    const spec = (sets: string): string =>
      `nnet 1\ndata {\n  file "v.csv" target=y\n  ${sets}\n}\nmodel {\n  input 1\n  dense out 1 sigmoid\n}\ntrain { epochs 1 }\n`;
    shell.write('v.nnet', spec('holdout 0.2\n  validation 0.3'));
    const output = shell.json('data', 'v.nnet', '--rows', '0..99');
    assert.deepEqual(output.sets, { train: 5, validation: 3, test: 2, dropped: 0 });
    const rows: readonly Json[] = output.rows ?? [];
    assert.deepEqual(
      rows.map(({ x }) => x),
      Array.from({ length: 10 }, (_, i) => [i]),
    );
    const count = (name: string): number => rows.filter(({ set }) => String(set) === name).length;
    assert.deepEqual([count('train'), count('validation'), count('test')], [5, 3, 2]);
    assert.match(shell.run('data', 'v.nnet').out, /5 training, 3 validation, 2 test, 0 dropped/);
    shell.write('two.nnet', spec('test "more.csv"\n  validation 0.3'));
    const two = shell.json('data', 'two.nnet', '--rows', '9..12');
    assert.deepEqual(two.sets, { train: 7, validation: 3, test: 2, dropped: 0 });
    assert.deepEqual(two.rows?.slice(1), [
      { set: 'test', line: 2, x: [50], y: [1] },
      { set: 'test', line: 3, x: [60], y: [0] },
    ]);
    const trained = shell.train('two.nnet', '--out', 'two');
    assert.equal(trained.status, 0);
    const predicted = shell.json('predict', 'two.nnet', '--weights', 'two/weights.safetensors');
    assert.equal(predicted.outputs?.length, 12);
  });

  it('is refused where no example would be left', () => {
    shell.write('none.nnet', third(1).replace('validation 0.15', 'validation 0.75'));
    const checked = shell.run('train', 'none.nnet');
    assert.equal(checked.status, 1);
    assert.match(checked.error, /`holdout 0\.25` and `validation 0\.75` leave no example to train on/);
    shell.write('few.nnet', third(1).replace('samples=80', 'samples=3').replace('validation 0.15', 'validation 0.7'));
    assert.match(
      shell.run('train', 'few.nnet').error,
      /Of 3 examples, holdout and validation would leave 0 for training/,
    );
  });
});
