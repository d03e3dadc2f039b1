import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../../src/model/message';
import { RunFolders } from '../../../src/worker/run-folder.node';
import { someOf } from '../../count';
import { bundle } from '../bundle';
import { diskTraining } from './disk-training';

const text = `nnet 1
seed 5
data { generate spiral samples=40 noise=0.1; holdout 0.2 }
model { input 2; dense a 3 tanh; dropout rate=0.1; dense output 1 sigmoid }
train { loss cross-entropy; optimizer adam lr=0.003; batch 8; epochs 4 }
`;
/** The files of a save, in the order in which they are written. */
const saved = ['history.csv', 'weights.safetensors', 'best.safetensors', 'checkpoint/state.ckpt', 'run.json'] as const;
/** How a file is replaced: written, flushed and renamed; then its folder is flushed, but for Windows. */
const replacement = [
  ...['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'],
  ...(process.platform === 'win32' ? [] : ['openSync', 'fsyncSync', 'closeSync']),
];

/** How the history is replaced by a copy with more at its end. */
const extension = ['copyFileSync', 'openSync', 'ftruncateSync', ...replacement.slice(1)];

/** A file's bytes, in hex, by its name. */
type Files = ReadonlyMap<string, string>;

function filesOf(folder: string): Files {
  const present = saved.filter((name) => existsSync(join(folder, name)));
  return new Map(present.map((name) => [name, readFileSync(join(folder, name), 'hex')]));
}

function namesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

const isTemporary = (name: string): boolean => name.endsWith('.part');

/** Of the files that a save changes, in the order of their writing: is it the new one already? Fails for any other. */
function newness(found: Files, old: Files, next: Files): boolean[] {
  const changed = saved.filter((name) => old.get(name) !== next.get(name));
  return changed.map((name) => {
    const isNew = found.get(name) === next.get(name);
    assert.ok(isNew || found.get(name) === old.get(name), `${name} is neither the old nor the new one`);
    return isNew;
  });
}

describe('a save that is killed at any of its file system calls', () => {
  let file = '';
  let base = '';
  let folder = '';
  /** A run that was killed after the save with which it paused. */
  let paused = '';
  let complete: Files;
  before(async () => {
    file = bundle('test/unit/worker/interrupted.ts');
    base = mkdtempSync(join(tmpdir(), 'nnet-interrupted-'));
    folder = join(base, 'killed');
    paused = join(base, 'paused');
    train(paused);
    cpSync(paused, folder, { recursive: true });
    await finish();
    complete = filesOf(folder);
  });
  beforeEach(() => rmSync(folder, { recursive: true, force: true }));
  after(() => rmSync(base, { recursive: true, force: true }));

  /** Begins a run in `where` or continues it, in a process of its own; gives its file system calls. */
  function train(where: string): string[] {
    const child = spawnSync(process.execPath, [file, where, text], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
    return JSON.parse(child.stdout);
  }

  /** The same, killed before the call of this number, or once that has written half of what it should. */
  function kill(where: string, call: number, manner: 'before' | 'short'): void {
    const child = spawnSync(process.execPath, [file, where, text, `${call}`, manner], { encoding: 'utf8' });
    assert.equal(child.signal, 'SIGKILL', child.stderr);
  }

  /** Ways to be killed in a process of these calls: every one where tests run in full. */
  function deaths(calls: readonly string[]) {
    const short = calls.flatMap((name, i) => (name === 'writeSync' ? [{ call: i + 1, manner: 'short' as const }] : []));
    return [
      ...someOf(
        calls.map((_, i) => ({ call: i + 1, manner: 'before' as const })),
        12,
      ),
      ...someOf(short, 3),
    ];
  }

  /** Opens what is in `folder` as a new process does, and trains it to its last epoch. */
  async function finish(): Promise<void> {
    const { training, start } = diskTraining(folder, text, 1);
    start();
    assert.deepEqual(namesOf(folder).filter(isTemporary), [], 'what was left is gone once the run is taken up');
    training.resume();
    await training.whenIdle();
    assert.equal(training.progress().status, 'finished');
  }

  /** The run in `folder` ends as one that nobody has killed, and nothing else lies there. */
  async function finishesWell(): Promise<void> {
    await finish();
    const names = ['checkpoint', 'spec.nnet', ...saved];
    assert.deepEqual(namesOf(folder), names.sort());
    const ended = filesOf(folder);
    for (const name of saved) if (name !== 'run.json') assert.equal(ended.get(name), complete.get(name), name);
    assert.equal(new RunFolders('terminal', () => '').read(folder).record.status, 'finished');
  }

  it('leaves of each file the old one or the new one, and a run that continues to the same bits', async () => {
    const old = filesOf(paused);
    cpSync(paused, folder, { recursive: true });
    const calls = train(folder);
    const next = filesOf(folder);
    const others = Array.from({ length: saved.length - 1 }, () => replacement).flat();
    // The first save has no new record; the second copies the history and appends one.
    const writes = calls.filter((name) => name !== 'existsSync');
    assert.deepEqual(writes.slice(writes.lastIndexOf('copyFileSync') - others.length - 1), [
      'lstatSync',
      ...others,
      ...extension,
      ...others,
    ]);
    let [leftovers, before, between, after] = [0, 0, 0, 0];
    for (const { call, manner } of deaths(calls)) {
      rmSync(folder, { recursive: true, force: true });
      cpSync(paused, folder, { recursive: true });
      kill(folder, call, manner);
      if (namesOf(folder).some(isTemporary)) leftovers++;
      const news = newness(filesOf(folder), old, next);
      assert.equal(news.length, saved.length, 'the save changes every file');
      assert.deepEqual(
        news,
        [...news].sort((a, b) => Number(b) - Number(a)),
        `killed at call ${call}: a later file is newer`,
      );
      const { record, history } = new RunFolders('terminal', () => '').read(folder);
      assert.ok([...history].some((entry) => entry.record.step === record.step));
      if (!news.includes(true)) before++;
      else if (news.includes(false)) between++;
      else after++;
      await finishesWell();
    }
    console.log(
      `      ${calls.length} calls: ${before} times old, ${between} between, ${after} new; ${leftovers} leftovers`,
    );
    assert.ok(before > 0 && between > 0 && after > 0 && leftovers > 0);
  });

  it('leaves no run, and room for it, or one that continues to the same bits, where it is the first', async () => {
    const calls = train(folder);
    // The spec, and all files but the best weights: there are none yet. Each is renamed, and its folder flushed.
    const lastRename =
      calls.flatMap((name, i) => (name === 'renameSync' ? [i] : [])).at(saved.length - 1) ?? Number.NaN;
    const firstSave = calls.slice(0, lastRename + replacement.length - replacement.indexOf('renameSync'));
    let [none, begun] = [0, 0];
    for (const { call, manner } of deaths(firstSave)) {
      rmSync(folder, { recursive: true, force: true });
      kill(folder, call, manner);
      if (existsSync(join(folder, 'run.json'))) begun++;
      else {
        none++;
        assert.throws(
          () => new RunFolders('terminal', () => '').reopen(folder),
          (error) => error instanceof Fault && error.detail.code === 'run-file-missing',
        );
      }
      await finishesWell();
    }
    console.log(`      ${firstSave.length} calls: ${none} times no run, ${begun} times one`);
    assert.ok(none > 0 && begun > 0);
  });
});
