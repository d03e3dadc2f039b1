import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { translate } from '../../../src/messages/translate';
import { Fault } from '../../../src/model/message';
import type { RunRecord } from '../../../src/runs/run-record';
import { RunFolders } from '../../../src/worker/run-folder.node';
import type { RunContents } from '../../../src/worker/run-storage';

const record: RunRecord = {
  format: 1,
  id: 'one',
  spec: '/nowhere/flower.nnet',
  seed: 3,
  rng: 'pcg64',
  precision: 'float32',
  dataHash: 'ab',
  specHash: 'cd',
  engine: { version: '1', kind: 'reference', arithmetic: 'mul-add' },
  status: 'stopped',
  started: '2026-11-22T15:04:05.000Z',
  updated: '2026-11-22T15:04:06.000Z',
  epochs: 100,
  every: 1,
  epoch: 1,
  step: 1,
  seconds: 0.5,
};
const contents: RunContents = {
  record,
  history: { kept: 0, records: [{ epoch: 0, step: 0, train: { cost: 0.7, accuracy: 0.5 } }] },
  weights: new Uint8Array([1, 2]),
  best: new Uint8Array([3]),
  checkpoint: new Uint8Array([4, 5, 6]),
};

function isFault(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Fault && error.detail.code === code;
}

describe('a run folder', () => {
  let base = '';
  let folder = '';
  const runs = new RunFolders('window', () => '2026-11-22T15:04:05.000Z');
  const target = () => ({ folder, id: 'one', specText: 'nnet 1\n', specPath: '/nowhere/flower.nnet' });
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'nnet-runs-'));
    folder = join(base, '.nnet-runs', 'flower', 'one');
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('holds what DESIGN names and nothing else once it is closed', () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    assert.deepEqual(readdirSync(folder).sort(), [
      'best.safetensors',
      'checkpoint',
      'history.csv',
      'run.json',
      'spec.nnet',
      'weights.safetensors',
    ]);
    assert.deepEqual(readdirSync(join(folder, 'checkpoint')), ['state.ckpt']);
    assert.equal(readFileSync(join(folder, 'spec.nnet'), 'utf8'), 'nnet 1\n');
    assert.equal(readFileSync(join(base, '.nnet-runs', '.gitignore'), 'utf8'), '*\n');
    assert.equal(existsSync(join(base, '.gitignore')), false);
    const { history, weights, checkpoint, moments, ...read } = runs.read(folder);
    assert.deepEqual(
      [...history].map((entry) => entry.record),
      contents.history.records,
    );
    assert.deepEqual(read, { record, hasCheckpoint: true });
    assert.deepEqual(moments.steps, []);
    assert.deepEqual([weights(), checkpoint()], [new Uint8Array([1, 2]), new Uint8Array([4, 5, 6])]);
  });

  it('knows the bytes of its moments, the files of other names not among them', () => {
    const writer = runs.create(target());
    writer.write(contents);
    assert.equal(writer.moments.bytes, 0);
    writer.moments.write(0, new Uint8Array(10));
    writer.moments.write(7, new Uint8Array(300));
    writeFileSync(join(folder, 'moments', 'note.txt'), 'mine');
    assert.equal(writer.moments.bytes, 310);
    writer.moments.remove(0);
    writer.close();
    const { moments } = runs.read(folder);
    assert.deepEqual([moments.steps, moments.bytes], [[7], 300]);
  });

  it('has a history that grows, and is left alone where it has not changed', () => {
    const path = join(folder, 'history.csv');
    const writer = runs.create(target());
    const size = writer.write(contents);
    assert.equal(size, readFileSync(path).length);
    const further = [{ epoch: 1, step: 4, train: { cost: 0.5 } }];
    const larger = writer.write({ ...contents, history: { kept: size, records: further } });
    assert.equal(larger, readFileSync(path).length);
    assert.match(readFileSync(path, 'utf8').slice(size), /^1,4,0\.5,.*\n$/);
    const { ino } = statSync(path);
    assert.equal(writer.write({ ...contents, history: { kept: larger, records: [] } }), larger);
    assert.equal(statSync(path).ino, ino, 'the same file');
    writeFileSync(path, 'what a killed process wrote', { flag: 'a' });
    assert.equal(writer.write({ ...contents, history: { kept: larger, records: [] } }), larger);
    assert.equal(readFileSync(path).length, larger);
    writer.close();
  });

  it('that holds a run, or anything, is no place for another; an empty one is', () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    assert.throws(() => runs.create(target()), isFault('run-folder-taken'));
    rmSync(join(folder, 'run.json'));
    assert.throws(() => runs.create(target()), isFault('run-folder-not-empty'));
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    runs.create(target()).close();
  });

  it('in which a killed process began one has room for it, but for nothing where there is anything else', () => {
    runs.create(target()).write(contents);
    rmSync(join(folder, 'run.json'));
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    assert.throws(() => runs.create(target()), isFault('run-folder-not-empty'));
    assert.equal(readFileSync(join(folder, 'best.safetensors')).length, 1);
    rmSync(join(folder, 'mine.txt'));
    const writer = runs.create(target());
    assert.equal(existsSync(join(folder, 'best.safetensors')), false);
    writer.write(contents);
    writer.close();
    assert.deepEqual(runs.read(folder).record, record);
  });

  it('without a readable run.json is no run', () => {
    assert.throws(() => runs.read(folder), isFault('run-file-missing'));
    mkdirSync(folder, { recursive: true });
    assert.throws(() => runs.reopen(folder), isFault('run-file-missing'));
    writeFileSync(join(folder, 'run.json'), '{"format":1');
    assert.throws(() => runs.read(folder), isFault('run-file-damaged'));
  });

  it('belongs to one process at a time, until that process ends', async () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    const lock = join(folder, 'checkpoint', 'lock');
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    // Cut short by a kill, a lock could name any process.
    writeFileSync(lock, `${other.pid}`);
    runs.reopen(folder).close();
    // As an earlier version wrote it.
    writeFileSync(lock, `${other.pid}\n`);
    assert.throws(() => runs.reopen(folder), isFault('run-in-use-process'));
    const holder = { process: other.pid ?? 0, host: hostname(), place: 'terminal', since: '2026-11-22T15:04:05.123Z' };
    writeFileSync(lock, `${JSON.stringify(holder)}\n`);
    assert.throws(
      () => runs.reopen(folder),
      (error) => {
        assert.ok(error instanceof Fault);
        const args = { process: other.pid ?? 0, host: hostname(), since: '2026-11-22 15:04:05 UTC', window: 0 };
        assert.deepEqual(error.detail, { code: 'run-in-use', args });
        assert.doesNotMatch(translate(error.detail, 'en'), /delete|lock/);
        return true;
      },
    );
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
    runs.reopen(folder).close();
    assert.deepEqual(readdirSync(join(folder, 'checkpoint')), ['state.ckpt']);
  });

  it('is cleaned of half-written files when it is opened again', () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    writeFileSync(join(folder, '.weights.safetensors.99.part'), 'half');
    writeFileSync(join(folder, 'checkpoint', '.state.ckpt.99.part'), 'half');
    runs.reopen(folder).close();
    assert.equal(readdirSync(folder).length, 6);
    assert.deepEqual(readdirSync(join(folder, 'checkpoint')), ['state.ckpt']);
  });

  it('with a checkpoint that is too large can still be looked at', () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    // A sparse file: it takes no room on the disk.
    truncateSync(join(folder, 'checkpoint', 'state.ckpt'), 2 ** 32 + 1);
    const read = runs.read(folder);
    assert.deepEqual([read.hasCheckpoint, read.weights()], [true, new Uint8Array([1, 2])]);
    assert.throws(() => read.checkpoint(), isFault('file-too-large'));
  });

  it('is free again where it could not be cleaned', () => {
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    // No file, so it cannot be removed as one.
    mkdirSync(join(folder, 'checkpoint', '.state.ckpt.99.part'));
    assert.throws(() => runs.reopen(folder));
    assert.deepEqual(readdirSync(join(folder, 'checkpoint')).sort(), ['.state.ckpt.99.part', 'state.ckpt']);
  });

  it('reached through a link is refused for the extension and allowed on the command line', () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(base, '.nnet-runs'));
    symlinkSync(elsewhere, join(base, '.nnet-runs', 'flower'));
    assert.throws(() => runs.create(target()), isFault('run-folder-link'));
    assert.throws(() => runs.read(folder), isFault('run-folder-link'));
    assert.deepEqual(readdirSync(elsewhere), []);
    new RunFolders('terminal', () => '2026-11-22T15:04:05.000Z').create(target()).close();
    assert.deepEqual(readdirSync(elsewhere), ['one']);
  });

  for (const name of ['run.json', 'history.csv', 'weights.safetensors', 'checkpoint/state.ckpt', 'checkpoint/lock']) {
    it(`with a link in place of ${name} is refused for the extension`, () => {
      const writer = runs.create(target());
      writer.write(contents);
      writer.close();
      const elsewhere = join(base, 'elsewhere');
      writeFileSync(elsewhere, 'private');
      rmSync(join(folder, name), { force: true });
      symlinkSync(elsewhere, join(folder, name));
      assert.throws(() => runs.read(folder), isFault('run-folder-link'));
      assert.throws(() => runs.reopen(folder), isFault('run-folder-link'));
      assert.equal(readFileSync(elsewhere, 'utf8'), 'private');
    });
  }

  it('writes nothing through a link in place of .gitignore, even one that leads nowhere', () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(join(base, '.nnet-runs'));
    symlinkSync(elsewhere, join(base, '.nnet-runs', '.gitignore'));
    runs.create(target()).close();
    assert.equal(existsSync(elsewhere), false);
  });

  it('fills a .gitignore that a killed process left empty, and leaves any other alone', () => {
    const ignoring = join(base, '.nnet-runs', '.gitignore');
    mkdirSync(join(base, '.nnet-runs'));
    for (const [found, then] of [
      ['', '*\n'],
      ['mine\n', 'mine\n'],
    ] as const) {
      writeFileSync(ignoring, found);
      runs.create(target()).close();
      assert.equal(readFileSync(ignoring, 'utf8'), then);
      rmSync(folder, { recursive: true });
    }
  });

  it('whose lock is no regular file is refused without a wait', function () {
    if (process.platform === 'win32') this.skip();
    const writer = runs.create(target());
    writer.write(contents);
    writer.close();
    execFileSync('mkfifo', [join(folder, 'checkpoint', 'lock')]);
    assert.throws(() => runs.reopen(folder), isFault('path-not-regular'));
  });

  it('whose workspace is reached through a link is fine', () => {
    const workspace = join(base, 'workspace');
    mkdirSync(join(base, 'real'));
    symlinkSync(join(base, 'real'), workspace);
    runs.create({ ...target(), folder: join(workspace, '.nnet-runs', 'flower', 'one') }).close();
  });
});
