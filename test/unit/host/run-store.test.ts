import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RunStore, type StoredRun } from '../../../src/host/runs/store';
import { translate } from '../../../src/messages/translate';
import { Fault } from '../../../src/model/message';
import { columnOf } from '../../../src/runs/history/columns';
import { historyHeader, historyLine } from '../../../src/runs/history/csv';
import { writeJson } from '../../../src/runs/json';
import type { RunRecord } from '../../../src/runs/run-record';

describe('RunStore', () => {
  let folder: string;
  let store: RunStore;
  let runs: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'nnet-runs-'));
    store = new RunStore(path.join(folder, 'flower.nnet'));
    runs = path.join(folder, '.nnet-runs', 'flower');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const record = (id: string, started: string): RunRecord => ({
    format: 1,
    id,
    spec: path.join(folder, 'flower.nnet'),
    seed: 1,
    rng: 'pcg64',
    precision: 'float32',
    dataHash: 'd',
    specHash: 's',
    engine: { version: '0', kind: 'reference', arithmetic: 'mul-add' },
    status: 'finished',
    started,
    updated: started,
    epochs: 1000,
    every: 1,
    epoch: 1000,
    step: 1000,
    seconds: 1,
  });
  const write = (id: string, started: string, records = 1000): void => {
    const run = path.join(runs, id);
    mkdirSync(run, { recursive: true });
    writeFileSync(path.join(run, 'run.json'), writeJson(record(id, started)));
    const history = Array.from({ length: records }, (_, step) => ({ epoch: step, step, train: { cost: 1 } }));
    writeFileSync(path.join(run, 'history.csv'), historyHeader + history.map(historyLine).join(''));
    writeFileSync(path.join(run, 'spec.nnet'), 'nnet 1\n');
  };
  const refused = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

  const stepsOf = (run: StoredRun | undefined): number[] => (run ? [...columnOf(run.history, 'step')] : []);

  it('knows no runs before the first', async () => deepEqual(await store.list(), { runs: [], older: 0 }));

  it('lists the newest twelve first, their histories thinned from end to end', async () => {
    for (let i = 1; i <= 14; i++)
      write(String(i), `2026-01-${String(i).padStart(2, '0')}T00:00:00Z`, i === 14 ? 5000 : 3);
    const { runs: list, older } = await store.list();
    equal(older, 2);
    deepEqual(
      list.map(({ id }) => id),
      ['14', '13', '12', '11', '10', '9', '8', '7', '6', '5', '4', '3'],
    );
    const [first] = list;
    const steps = stepsOf(first);
    ok(steps.length >= 400 && steps.length <= 800);
    deepEqual([steps[0], steps.at(-1)], [0, 4999]);
  });

  it('lists every run, and compares the numbers of runs that began together as numbers', async () => {
    for (const id of ['99', '990', '989', '7', 'by hand']) write(id, '2026-01-01T00:00:00Z', 1);
    write('1', '2026-01-02T00:00:00Z', 1);
    await store.rename('7', 'the best');
    const all = await store.overview();
    deepEqual(
      all.map(({ id }) => id),
      ['1', 'by hand', '990', '989', '99', '7'],
    );
    deepEqual(all.at(-1)?.label, { code: 'run-named', args: { name: 'the best' } });
    deepEqual(
      (await store.list()).runs.map(({ id }) => id),
      all.map(({ id }) => id),
    );
  });

  it('shows of a damaged history the records before the damage, and the other runs whole', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    write('2', '2026-01-02T00:00:00Z', 5);
    const history = path.join(runs, '2', 'history.csv');
    const lines = readFileSync(history, 'utf8').split('\n');
    lines[4] = '3,3,one,,,';
    writeFileSync(history, lines.join('\n'));
    const { runs: list } = await store.list();
    deepEqual(list.map(stepsOf), [
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('reads a history again once its file has changed', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    const read = async (): Promise<StoredRun | undefined> => (await store.list()).runs[0];
    const first = await read();
    equal((await read())?.history, first?.history);
    write('1', '2026-01-01T00:00:00Z', 4);
    deepEqual(stepsOf(await read()), [0, 1, 2, 3]);
  });

  it('forgets the history of a run that is gone', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    const history = path.join(runs, '1', 'history.csv');
    const written = readFileSync(history, 'utf8');
    /** What is listed where a file of the same size and time holds this text. */
    const listed = async (text: string): Promise<number[]> => {
      writeFileSync(history, text);
      utimesSync(history, 1000, 1000);
      return stepsOf((await store.list()).runs[0]);
    };
    deepEqual(await listed(written), [0, 1, 2]);
    rmSync(path.join(runs, '1', 'run.json'));
    deepEqual((await store.list()).runs, []);
    write('1', '2026-01-01T00:00:00Z', 3);
    deepEqual(await listed(written.replace('2,2,', '2,7,')), [0, 1, 7]);
  });

  it('reads no file that is larger than a run writes it', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    for (const [name, limit, reads] of [
      ['run.json', 2 ** 20, async () => (await store.overview()).length === 1],
      ['spec.nnet', 2 ** 24, async () => (await store.specText('1').catch(refused('run-unreadable'))) !== true],
    ] as const) {
      const file = path.join(runs, '1', name);
      const text = readFileSync(file, 'utf8');
      for (const [size, isRead] of [
        [limit, true],
        [limit + 1, false],
      ] as const) {
        writeFileSync(file, text.padEnd(size));
        equal(await reads(), isRead, `${name} of ${size} bytes`);
      }
      writeFileSync(file, text);
    }
    rmSync(path.join(runs, '1', 'spec.nnet'));
    await rejects(store.specText('1'), refused('run-unreadable'));
    await rejects(store.rename('2', 'two'), refused('run-unreadable'));
    equal(await store.read('2'), undefined);
  });

  it('leaves out what is no run and reads no link', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    mkdirSync(path.join(runs, 'empty'));
    mkdirSync(path.join(runs, 'broken'));
    writeFileSync(path.join(runs, 'broken', 'run.json'), '{"format":1}');
    symlinkSync(path.join(runs, '1'), path.join(runs, '2'));
    deepEqual(
      (await store.list()).runs.map(({ id }) => id),
      ['1'],
    );
    await rejects(store.read('2'), refused('run-folder-linked'));
    await rejects(store.read('..'), refused('run-unreadable'));
    await rejects(store.read('1/../1'), refused('run-unreadable'));
  });

  it('refuses runs that are reached through a link', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    const other = new RunStore(path.join(folder, 'linked.nnet'));
    symlinkSync(runs, path.join(folder, '.nnet-runs', 'linked'));
    await rejects(other.list(), refused('run-folder-linked'));
    await rejects(other.create(), refused('run-folder-linked'));
  });

  it('makes a folder of its own for each run, even at once, and takes back only an empty one', async () => {
    write('4', '2026-01-01T00:00:00Z', 3);
    const made = await Promise.all([store.create(), store.create()]);
    deepEqual(made.map(({ id }) => id).sort(), ['5', '6']);
    await store.abandon('5');
    await store.abandon('4');
    equal(existsSync(path.join(runs, '5')), false);
    equal(existsSync(path.join(runs, '4', 'run.json')), true);
  });

  it('names a run and forgets the name', async () => {
    write('1', '2026-01-01T00:00:00Z', 3);
    const label = async (): Promise<string> => {
      const run = await store.read('1');
      return run ? translate(run.label, 'en') : '';
    };
    equal(await label(), 'Run 1');
    await store.rename('1', ' five units\n');
    equal(await label(), 'five units');
    await store.rename('1', '');
    equal(await label(), 'Run 1');
    equal(await store.specText('1'), 'nnet 1\n');
    // As long as a label's file may be, and one character longer.
    const labelled = path.join(runs, '1', 'label.txt');
    writeFileSync(labelled, 'five'.padEnd(4096));
    equal(await label(), 'five');
    writeFileSync(labelled, 'five'.padEnd(4097));
    equal(await label(), 'Run 1');
  });

  describe('of a run under way', () => {
    const training = (holder: number | undefined, told: RunRecord['status'] = 'training'): void => {
      const run = path.join(runs, '1');
      mkdirSync(path.join(run, 'checkpoint'), { recursive: true });
      writeFileSync(path.join(run, 'run.json'), writeJson({ ...record('1', 'now'), status: told }));
      if (holder !== undefined) writeFileSync(path.join(run, 'checkpoint', 'lock'), `${holder}\n`);
    };
    const status = async (): Promise<string | undefined> => (await store.read('1'))?.record.status;

    it('knows that it is, while its process lives', async () => {
      training(process.pid);
      equal(await status(), 'training');
    });

    it('knows that it has stopped once its process was killed', async () => {
      const ended = spawnSync(process.execPath, ['-e', '']).pid;
      training(ended);
      equal(await status(), 'stopped');
      deepEqual(
        (await store.list()).runs.map((run) => run.record.status),
        ['stopped'],
      );
    });

    it('knows that it is paused, or that it had ended before its process did', async () => {
      const ended = spawnSync(process.execPath, ['-e', '']).pid;
      for (const [told, alive, dead] of [
        ['paused', 'paused', 'stopped'],
        ['finished', 'finished', 'finished'],
        ['diverged', 'diverged', 'diverged'],
      ] as const) {
        training(process.pid, told);
        equal(await status(), alive);
        equal((await store.read('1'))?.holder === undefined, told !== 'paused');
        training(ended, told);
        equal(await status(), dead);
      }
    });

    it('takes a lock that is missing, damaged or a link for none', async () => {
      training(undefined);
      equal(await status(), 'stopped');
      const lock = path.join(runs, '1', 'checkpoint', 'lock');
      writeFileSync(lock, 'x'.repeat(1000));
      equal(await status(), 'stopped');
      for (const [size, told] of [
        [1024, 'training'],
        [1025, 'stopped'],
      ] as const) {
        writeFileSync(lock, `${process.pid}\n`.padEnd(size));
        equal(await status(), told);
      }
      rmSync(lock);
      const elsewhere = path.join(folder, 'elsewhere');
      writeFileSync(elsewhere, `${process.pid}\n`);
      symlinkSync(elsewhere, lock);
      equal(await status(), 'stopped');
    });
  });

  it('writes a name through no link', async () => {
    write('1', 'now', 1);
    const elsewhere = path.join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, path.join(runs, '1', 'label.txt.new'));
    await store.rename('1', 'theirs');
    equal(readFileSync(elsewhere, 'utf8'), 'mine');
    equal(translate((await store.read('1'))?.label ?? { code: '', args: {} }, 'en'), 'theirs');
  });
});
