import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flower, parse, Shell } from './shell';

const limited = 'ulimit -v 5000000; ';

/** Whether a program of Node's goes well where the address space is limited. */
function runsLimited(program: string): boolean {
  return spawnSync('sh', ['-c', `${limited} exec "$@"`, 'sh', process.execPath, '-e', program]).status === 0;
}

describe('what the system does not give', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    shell.write('flower.nnet', flower(50));
  });
  afterEach(() => shell.remove());

  for (const command of ['train', 'check', 'shapes', 'gradcheck']) {
    it(`a full disk for the standard output of ${command} is one sentence and status 1`, function () {
      if (!existsSync('/dev/full')) this.skip();
      const { status, error } = shell.runBy('"$@" > /dev/full', command, 'flower.nnet', '--format', 'json');
      assert.equal(status, 1);
      assert.match(error, /^error cli-output: .*ENOSPC.*\n$/);
    });
  }

  it('a reader that has had enough ends the command without a word, as the system’s own tools do', function () {
    if (process.platform === 'win32') this.skip();
    const script = '{ "$@"; echo $? >&2; } | head -1';
    const { out, error } = shell.runBy(script, 'train', 'flower.nnet', '--format', 'json', '--epochs', '100000');
    assert.equal(parse(out).event, 'start');
    assert.equal(error, '141\n');
  });

  for (const [name, script] of [
    ['full disk', '"$@" > /dev/full'],
    ['reader that has gone', '"$@" | head -1 > /dev/null'],
  ] as const) {
    it(`a ${name} for the output leaves a stopped run without a lock that can be resumed`, function () {
      if (!existsSync('/dev/full')) this.skip();
      const words = ['train', 'flower.nnet', '--out', 'run', '--format', 'json'];
      shell.runBy(script, ...words, '--epochs', '10000000', '--every', '1000');
      assert.equal(parse(shell.read('run/run.json')).status, 'stopped');
      assert.deepEqual(readdirSync(join(shell.folder, 'run', 'checkpoint')), ['state.ckpt']);
      const more = String(Number(parse(shell.read('run/run.json')).epoch) + 1);
      const resumed = shell.train('flower.nnet', '--resume', 'run', '--epochs', more).end;
      assert.equal(resumed.status, 'finished');
    });
  }

  it('too little address space for WebAssembly leaves the reference engine, which says why', function () {
    if (process.platform !== 'linux' || !runsLimited('')) this.skip();
    if (runsLimited('new WebAssembly.Memory({ initial: 1 })')) this.skip();
    const words = ['train', 'flower.nnet', '--out', 'run'];
    const { status, out, error } = shell.runBy(`${limited} "$@"`, ...words, '--format', 'json');
    assert.deepEqual([status, error], [0, '']);
    const events = out.trimEnd().split('\n').map(parse);
    const engine = { kind: 'reference', arithmetic: 'mul-add', threads: 1, reason: 'no-memory' };
    assert.deepEqual(events[0]?.engine, engine);
    assert.deepEqual(events.at(-1)?.engine, engine);
    assert.equal(parse(shell.read('run/run.json')).engine?.reason, 'no-memory');
    const told = shell.runBy(`${limited} "$@"`, 'train', 'flower.nnet');
    assert.match(told.out, /reference engine trains: .*ulimit/);
    const resumed = shell.train('flower.nnet', '--resume', 'run', '--epochs', '60').end;
    const whole = shell.train('flower.nnet', '--tier', 'reference', '--epochs', '60').end;
    assert.equal(resumed.weightsSha256, whole.weightsSha256);
  });
});
