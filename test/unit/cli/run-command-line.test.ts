import assert from 'node:assert/strict';
import { Output } from '../../../src/cli/output';
import { runCommandLine } from '../../../src/cli/run-command-line';
import { version } from '../../../src/model/version';
import { nodeEnvironment } from '../../../src/worker/node-environment.node';
import { FieldFolder } from './field/field-folder';
import { flower, type Json } from './shell';

describe('a command line', () => {
  let folder: FieldFolder;
  before(() => {
    folder = new FieldFolder();
    folder.write('flower.nnet', flower(3));
  });
  after(() => folder.remove());

  it('tells the version or its use wherever that is asked, and its use where nothing is', async () => {
    for (const words of [['--version'], ['train', '--version'], ['--version', '--help']])
      assert.deepEqual(await folder.run(...words), { status: 0, out: `${version}\n`, error: '' });
    const use = await folder.run();
    assert.equal(use.status, 0);
    assert.match(use.out, /^ +train FILE /m);
    for (const words of [['--help'], ['-h'], ['train', '-h']]) assert.deepEqual(await folder.run(...words), use);
  });

  it('is refused without a file, with one more than its command takes, and for a command that there is not', async () => {
    assert.match(await folder.fault('derive'), /derive/);
    assert.match(await folder.fault('derive', 'flower.nnet', 'more.nnet'), /more\.nnet/);
    assert.match(await folder.fault('trian', 'flower.nnet'), /train/);
    assert.match(await folder.fault('zzzzzzzz', 'flower.nnet'), /zzzzzzzz/);
    const two = await folder.json('check', 'flower.nnet', 'flower.nnet');
    assert.equal(two.files?.length, 2);
  });

  it('tells a defect of the program with its trace, and ends badly', async () => {
    const defect = async (thrown: unknown) => {
      const said = { out: '', error: '' };
      const stream = (name: keyof typeof said) => ({
        write: (text: string) => {
          said[name] += text;
          return true;
        },
        once: () => assert.fail('nothing waits to be written'),
      });
      const readFile = (): never => {
        throw thrown;
      };
      const status = await runCommandLine(['check', 'flower.nnet'], {
        output: new Output({ out: stream('out'), error: stream('error') }, 'en', false),
        environment: { ...nodeEnvironment('terminal', 'cli.js'), readFile },
        file: 'cli.js',
        onSignal: () => () => undefined,
        onOutputLost: () => () => undefined,
      });
      return { status, ...said };
    };
    const broken = Object.assign(new TypeError('it is broken'), { stack: 'TypeError: it is broken\n    at here' });
    const { status, out, error } = await defect(broken);
    assert.deepEqual([status, out], [1, '']);
    assert.match(error, /it is broken[^\n]*\nTypeError: it is broken\n {4}at here\n$/);
    for (const other of ['it is broken', Object.assign(new Error('it is broken'), { stack: undefined })]) {
      const { error: line } = await defect(other);
      assert.match(line, /it is broken[^\n]*\n$/);
      assert.equal(line.split('\n').length, 2);
    }
  });
});

describe('rows of data on the command line', () => {
  it('are those from A to B, without B, as far as there are rows', async () => {
    const folder = new FieldFolder();
    try {
      folder.write('t.csv', 'a,y\n1,0\n2,1\n3,0\n4,1\n');
      folder.write('t.nnet', 'nnet 1\ndata { file "t.csv" target=y }\nmodel { input 1; dense out 1 sigmoid }\n');
      const x = async (rows: string): Promise<unknown> => {
        const { rows: told } = await folder.json('data', 't.nnet', '--rows', rows);
        return Array.isArray(told) ? told.map((row: Json) => row.x?.[0]) : told;
      };
      assert.deepEqual(await x('0..4'), [1, 2, 3, 4]);
      assert.deepEqual(await x('1..3'), [2, 3]);
      assert.deepEqual(await x('3..9'), [4]);
      for (const none of ['0..0', '2..2', '4..5', '10..11']) assert.deepEqual(await x(none), []);
      for (const wrong of ['3..2', '1', '1..', '..1', '-1..2', '1...2', 'a..b', ''])
        assert.match(await folder.fault('data', 't.nnet', '--rows', wrong), /--rows/, wrong);
      const text = async (...rows: string[]): Promise<string> => (await folder.run('data', 't.nnet', ...rows)).out;
      const plain = await text();
      assert.equal(await text('--rows', '2..2'), plain);
      assert.match((await text('--rows', '1..3')).slice(plain.length), /^\n(?:train {2}[34] .*→.*\n){2}$/);
    } finally {
      folder.remove();
    }
  });
});

describe('a run of given initial weights', () => {
  it('is replayed from these', async () => {
    const folder = new FieldFolder();
    try {
      folder.write('flower.nnet', flower(2));
      await folder.train('flower.nnet', 'first');
      await folder.json('replay', 'first', '--step', '5', '--out', 'w.safetensors');
      folder.write(
        'more.nnet',
        flower(2).replace('output 1 sigmoid\n', 'output 1 sigmoid\n  weights "w.safetensors"\n'),
      );
      await folder.train('more.nnet', 'second');
      const start = await folder.json('replay', 'second', '--step', '0', '--out', 'start.safetensors');
      const given = await folder.json('explain', 'more.nnet', '--batch', '0');
      const there = await folder.json('explain', 'more.nnet', '--run', 'second', '--step', '0', '--batch', '0');
      assert.deepEqual(there.layers?.[1]?.W, given.layers?.[1]?.W);
      assert.equal(start.epoch, 0);
      const fresh = await folder.json('explain', 'flower.nnet', '--batch', '0');
      assert.notDeepEqual(fresh.layers?.[1]?.W, given.layers?.[1]?.W);
    } finally {
      folder.remove();
    }
  });
});
