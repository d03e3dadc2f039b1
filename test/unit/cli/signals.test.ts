import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { signalStatus } from '../../../src/cli/signals';
import { flower, parse, Shell } from './shell';

/** Epochs: more than any machine trains before a signal arrives, however late. */
const endless = '10000000';

/** One batch, all examples, takes seconds. */
const slow = flower(100)
  .replace('samples=80; holdout 0.25', 'samples=12000')
  .replace('hidden 4 tanh', 'hidden 300 tanh; dense wide 300 tanh')
  .replace('batch 16', 'batch full');

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

describe('signals to a training', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(50));
    shell.write('slow.nnet', slow);
  });
  afterEach(() => shell.remove());

  /** Sends the signals one after the other: the first once `ready` is on standard output, each next one at a word. */
  async function interrupt(ready: RegExp, sent: readonly NodeJS.Signals[], ...words: string[]) {
    const child: ChildProcess = shell.start('train', ...words, '--format', 'json');
    const left = [...sent];
    let [out, error] = ['', ''];
    const send = (): void => {
      const next = left.shift();
      if (next) child.kill(next);
    };
    child.stdout?.on('data', (text) => {
      out += text;
      if (left.length === sent.length && ready.test(out)) send();
    });
    child.stderr?.on('data', (text) => {
      error += text;
      send();
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    return { status, error, last: parse(out.trimEnd().split('\n').at(-1) ?? '') };
  }

  for (const signal of signals) {
    it(`${signal} is answered by a word, saves, and ends with status ${signalStatus[signal]}`, async () => {
      const { status, error, last } = await interrupt(
        /record/,
        [signal],
        'flower.nnet',
        '--epochs',
        endless,
        '--out',
        'run',
      );
      assert.match(error, /^flower\.nnet: stopping .*\n$/);
      assert.deepEqual([status, last.event, last.status], [signalStatus[signal], 'end', 'stopped']);
      const record = parse(shell.read('run/run.json'));
      assert.deepEqual([record.status, record.step], ['stopped', last.step]);
      const whole = shell.train('flower.nnet', '--epochs', String(Number(last.epoch) + 10), '--out', 'whole').end;
      const resumed = shell.train('flower.nnet', '--epochs', String(Number(last.epoch) + 10), '--resume', 'run').end;
      assert.equal(resumed.weightsSha256, whole.weightsSha256);
    });
  }

  it('in a batch of seconds leaves the weights of the last whole step, as a run has them that ends there', async () => {
    const words = ['slow.nnet', '--tier', 'reference'];
    const { status, last } = await interrupt(/start/, ['SIGINT'], ...words, '--out', 'run');
    assert.deepEqual([status, last.status], [130, 'stopped']);
    const { status: onDisk, step } = parse(shell.read('run/run.json'));
    assert.deepEqual([onDisk, step], ['stopped', last.step]);
    const whole = shell.train(...words, '--epochs', String(last.step)).end;
    assert.equal(last.weightsSha256, whole.weightsSha256);
    const { error } = await interrupt(/start/, ['SIGINT'], ...words, '--resume', 'run');
    assert.match(error, /^slow\.nnet: stopping /);
  });

  it('a second signal ends at once, with its own status', async () => {
    const { status, last } = await interrupt(/start/, ['SIGINT', 'SIGTERM'], 'slow.nnet', '--tier', 'reference');
    assert.equal(status, 143);
    assert.notEqual(last.event, 'end');
  });
});
