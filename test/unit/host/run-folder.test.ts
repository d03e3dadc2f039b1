import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  ignoreRuns,
  isCode,
  isFolderName,
  isPlainFolder,
  makeRunFolder,
  runIds,
  runsOf,
} from '../../../src/host/runs/folder';
import { ShownHistories } from '../../../src/host/runs/shown-history';
import { SessionState } from '../../../src/host/session/state';
import { secondsLeft } from '../../../src/host/session/time-left';
import { Fault } from '../../../src/model/message';
import type { Progress } from '../../../src/protocol/training';

describe('an error of the system', () => {
  it('is known by its own code alone', () => {
    const coded = (code: string): Error => Object.assign(new Error(code), { code });
    assert.equal(isCode(coded('ENOENT'), 'ENOENT'), true);
    assert.equal(isCode(coded('EACCES'), 'ENOENT'), false);
    assert.equal(isCode(new Error('ENOENT'), 'ENOENT'), false);
    assert.equal(isCode({ code: 'ENOENT' }, 'ENOENT'), false);
    assert.equal(isCode(undefined, 'ENOENT'), false);
  });
});

describe('the folder of a spec’s runs', () => {
  it('is beside the spec, under its name', () => {
    assert.equal(runsOf(path.join('/a', 'b', 'c.nnet')), path.join('/a', 'b', '.nnet-runs', 'c'));
  });

  it('holds no name that could lead elsewhere', () => {
    for (const name of ['1', 'best run', 'a.b']) assert.equal(isFolderName(name), true, name);
    for (const name of ['', '.', '..', '.hidden', 'a/b', 'a\\b', 'c:', 'a\0b'])
      assert.equal(isFolderName(name), false, name);
  });
});

describe('folders of runs on disk', () => {
  let home = '';
  let spec = '';
  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'nnet-runs-'));
    spec = path.join(home, 'flower.nnet');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('are made one by one, whoever else makes some', async () => {
    assert.deepEqual(await runIds(spec), []);
    const first = await makeRunFolder(spec, (ids) => String(ids.length + 1));
    assert.deepEqual(first, { id: '1', folder: path.join(runsOf(spec), '1') });
    const tries: string[] = [];
    const second = await makeRunFolder(spec, () => {
      tries.push('');
      return tries.length === 1 ? '1' : '2';
    });
    assert.deepEqual([second.id, tries.length], ['2', 2]);
    await mkdir(path.join(runsOf(spec), '.hidden'));
    await writeFile(path.join(runsOf(spec), 'notes'), '');
    assert.deepEqual((await runIds(spec)).sort(), ['1', '2']);
  });

  for (const linked of [['.nnet-runs'], ['.nnet-runs', 'flower']]) {
    it(`are not followed through a link at ${linked.join('/')}`, async () => {
      const elsewhere = path.join(home, 'elsewhere');
      await mkdir(path.join(elsewhere, ...linked.slice(1)), { recursive: true });
      if (linked.length > 1) await mkdir(path.join(home, '.nnet-runs'));
      await symlink(
        linked.length > 1 ? path.join(elsewhere, 'flower') : elsewhere,
        path.join(home, ...linked),
        'junction',
      );
      const refused = (error: unknown): boolean =>
        error instanceof Fault &&
        error.detail.code === 'run-folder-linked' &&
        error.detail.args['folder'] === path.join(home, ...linked);
      await assert.rejects(isPlainFolder(runsOf(spec), spec), refused);
      await assert.rejects(runIds(spec), refused);
      await assert.rejects(
        makeRunFolder(spec, () => '2'),
        refused,
      );
      assert.deepEqual(await readdir(path.join(elsewhere, ...linked.slice(1))), []);
    });
  }

  it('ignore themselves, and what somebody else has said of them stays', async () => {
    await makeRunFolder(spec, () => '1');
    const file = path.join(home, '.nnet-runs', '.gitignore');
    await ignoreRuns(spec);
    assert.equal(await readFile(file, 'utf8'), '*\n');
    await writeFile(file, 'mine');
    await ignoreRuns(spec);
    assert.equal(await readFile(file, 'utf8'), 'mine');
    await assert.rejects(ignoreRuns(path.join(home, 'nowhere', 'a.nnet')), { code: 'ENOENT' });
  });
});

describe('the time left', () => {
  const progress = (part: Partial<Progress>): Progress => ({
    ...{ status: 'training', epoch: 10, epochs: 40, step: 0, seconds: 5, samplesPerSecond: 1 },
    ...part,
  });

  it('is that of the epochs to come at the speed so far', () => {
    assert.equal(secondsLeft(progress({})), 15);
    assert.equal(secondsLeft(progress({ status: 'paused' })), 15);
  });

  it('is not known before the first epoch, after the last, and of a run that does not go on', () => {
    for (const part of [{ epoch: 0 }, { epochs: 10 }, { epochs: 9 }, { seconds: 0 }, { status: 'stopped' as const }]) {
      assert.equal(secondsLeft(progress(part)), undefined, JSON.stringify(part));
    }
  });
});

describe('the histories that are listed', () => {
  const header = 'epoch,step,train_cost\n';
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'nnet-shown-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('are empty where there is no file, and refuse what can’t be read at all', async () => {
    const histories = new ShownHistories();
    assert.equal((await histories.read(path.join(folder, 'none.csv'))).length, 0);
    assert.equal((await histories.read(folder)).length, 0);
    const file = path.join(folder, 'file');
    await writeFile(file, header);
    await assert.rejects(histories.read(path.join(file, 'below.csv')));
  });
});

describe('what the session knows of its engine', () => {
  const progress = (status: Progress['status']): Progress => ({
    ...{ status, epoch: 1, epochs: 2, step: 1, seconds: 1, samplesPerSecond: 1 },
  });

  it('is active while it trains or is paused', () => {
    const active = (['ready', 'training', 'paused', 'stopped', 'finished', 'diverged'] as const).filter((status) => {
      const state = new SessionState();
      state.progress = progress(status);
      return state.active;
    });
    assert.deepEqual(active, ['training', 'paused']);
    assert.equal(new SessionState().active, false);
  });

  it('is ready with fresh weights of what is loaded, and of no run', () => {
    const state = new SessionState();
    assert.equal(state.ready, false);
    state.begin('live');
    state.progress = progress('ready');
    assert.equal(state.ready, true);
    state.phase = 'preparing';
    assert.equal(state.ready, false);
    state.phase = 'live';
    state.progress = progress('finished');
    assert.equal(state.ready, false);
  });

  it('is at its last checkpoint once the engine is lost', () => {
    const state = new SessionState();
    state.progress = progress('training');
    state.lose('gone');
    assert.deepEqual([state.phase, state.sentence, state.status], ['lost', 'gone', 'stopped']);
    const done = new SessionState();
    done.progress = progress('finished');
    done.lose('gone');
    assert.equal(done.status, 'finished');
    const empty = new SessionState();
    empty.lose('gone');
    assert.equal(empty.progress, undefined);
  });

  it('is nothing of the former once something else begins', () => {
    const state = new SessionState();
    state.progress = progress('finished');
    state.sentence = 'gone';
    state.begin('preparing');
    assert.deepEqual(
      [state.phase, state.progress, state.prepared, state.sentence, state.loaded],
      ['preparing', undefined, undefined, undefined, undefined],
    );
    assert.equal(state.dataOf(undefined), undefined);
    assert.equal(state.stoppedRun, undefined);
  });
});
